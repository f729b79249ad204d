package org.charfinder.query;

import java.util.Arrays;
import org.charfinder.unicode.UnicodeNames;

/** Code points that a query names by their numbers, in its order; a range stays a range. */
final class CodePointRanges {

    private int[] firsts = new int[4]; // firsts[i] <= lasts[i]; both 0 to 10FFFF
    private int[] lasts = new int[4];
    private int size;

    void add(int first, int last) {
        if (size == firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * size);
            lasts = Arrays.copyOf(lasts, 2 * size);
        }
        firsts[size] = first;
        lasts[size] = last;
        size++;
    }

    /** How many codes and ranges there are; at least one. */
    int size() {
        return size;
    }

    int first(int i) {
        return firsts[i];
    }

    /** The last code point of a range, itself included; a single code is a range from itself to itself. */
    int last(int i) {
        return lasts[i];
    }

    /** As the Standard writes them: {@code U+265C U+2654..U+265F}. */
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
