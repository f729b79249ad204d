package org.charfinder.query;

import java.util.Arrays;
import org.charfinder.unicode.UnicodeNames;

/** Code points that a query names by their numbers, in its order, as ranges. */
final class CodePointRanges {

    private int[] firsts = new int[4]; // firsts[i] <= lasts[i]; both 0 to 10FFFF
    private int[] lasts = new int[4];
    private int size;

    /** Adds a range, both ends inclusive. */
    void add(int first, int last) {
        if (size == firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * size);
            lasts = Arrays.copyOf(lasts, 2 * size);
        }
        firsts[size] = first;
        lasts[size] = last;
        size++;
    }

    /** The number of ranges; a single code is a range. */
    int size() {
        return size;
    }

    /** The first code point of range {@code i}, from 0. */
    int first(int i) {
        return firsts[i];
    }

    /** The last code point of range {@code i}, inclusive. */
    int last(int i) {
        return lasts[i];
    }

    /** The ranges as the Standard writes them: {@code U+265C U+2654..U+265F}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : " ").append(UnicodeNames.notation(firsts[i]));
            if (firsts[i] != lasts[i]) {
                text.append("..").append(UnicodeNames.notation(lasts[i]));
            }
        }
        return text.toString();
    }
}
