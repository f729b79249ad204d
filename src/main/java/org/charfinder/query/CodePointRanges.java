package org.charfinder.query;

import java.util.Arrays;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/** Code points that a query names by their numbers, in its order, as ranges. */
final class CodePointRanges {

    private static final int HIGHEST_BYTE = 0xFF;

    private int[] firsts = new int[4]; // firsts[i] <= lasts[i]; both 0 to 10FFFF
    private int[] lasts = new int[4];
    private int size;
    private boolean bytes;

    /** The code points of a text. */
    static CodePointRanges of(String text) {
        CodePointRanges codes = new CodePointRanges();
        text.codePoints().forEach(codePoint -> codes.add(codePoint, codePoint));
        return codes;
    }

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

    /**
     * Adds a range that a user typed.
     *
     * @throws QueryException if a code is beyond U+10FFFF, or the range runs backwards
     */
    void addTyped(long first, long last) throws QueryException {
        long highest = Math.max(first, last);
        if (highest > Character.MAX_CODE_POINT) {
            throw new QueryException("no code point " + UnicodeNames.notation(highest) + "; the last one is U+10FFFF");
        }
        if (first > last) {
            throw new QueryException("the range " + UnicodeNames.notation(first) + ".." + UnicodeNames.notation(last)
                    + " runs backwards");
        }
        add((int) first, (int) last);
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

    /** Whether range {@code i} is the last one, and a single code point. */
    boolean isOne(int i) {
        return size == i + 1 && firsts[i] == lasts[i];
    }

    /** Removes all ranges from a number on. */
    void truncate(int newSize) {
        size = newSize;
    }

    /** Makes one range of the last two code points, which ascend. */
    void joinLast() {
        size--;
        lasts[size - 1] = lasts[size];
    }

    /** Tells whether each code is written as a byte may be, with two hexadecimal digits. */
    void setBytes(boolean written) {
        bytes = written;
    }

    /** The characters beyond ASCII that the codes are if they are bytes in UTF-8; null if they are not. */
    @Nullable
    CodePointRanges utf8() {
        byte[] values = new byte[size];
        for (int i = 0; i < size; i++) {
            if (!bytes || firsts[i] != lasts[i] || firsts[i] > HIGHEST_BYTE) {
                return null;
            }
            values[i] = (byte) firsts[i];
        }
        String text = Utf8Bytes.decodeBeyondAscii(values);
        return text == null ? null : of(text);
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
