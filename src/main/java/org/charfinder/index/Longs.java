package org.charfinder.index;

import java.util.Arrays;

/** A growing list of numbers. */
final class Longs {

    private long[] numbers = {};
    private int count;

    void add(long number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(4, 2 * count));
        }
        numbers[count++] = number;
    }

    void addAll(Longs others) {
        for (int i = 0; i < others.count; i++) {
            add(others.numbers[i]);
        }
    }

    int count() {
        return count;
    }

    long get(int i) {
        return numbers[i];
    }

    long[] toArray() {
        return Arrays.copyOf(numbers, count);
    }
}
