package org.charfinder.index;

import java.util.Arrays;

/**
 * A set of ordinals as ascending runs, each from its first to its last ordinal, both inclusive. No two runs overlap.
 * Neighbours in Unicode share words, so that most sets are a few runs. Memory is kept from one use to the next; one
 * thread at a time.
 */
public final class Runs {

    private int[] bounds = new int[16]; // first, last, first, last …
    private int count;

    /** How many runs there are. */
    public int count() {
        return count;
    }

    /** The first ordinal of run {@code i}, from 0. */
    public int first(int i) {
        return bounds[2 * i];
    }

    /** The last ordinal of run {@code i}, inclusive. */
    public int last(int i) {
        return bounds[2 * i + 1];
    }

    /** How many ordinals there are in all runs together. */
    public int total() {
        int total = 0;
        for (int i = 0; i < count; i++) {
            total += last(i) - first(i) + 1;
        }
        return total;
    }

    void clear() {
        count = 0;
    }

    /** Appends a run, which must lie behind all others. */
    void add(int first, int last) {
        if (2 * count == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[2 * count] = first;
        bounds[2 * count + 1] = last;
        count++;
    }

    /** Adds an ordinal, which must not lie before the last one there is; adding that one again changes nothing. */
    void add(int ordinal) {
        if (count > 0 && ordinal <= last(count - 1) + 1) {
            bounds[2 * count - 1] = ordinal;
        } else {
            add(ordinal, ordinal);
        }
    }
}
