package org.charfinder.index;

import java.nio.ByteBuffer;

/**
 * Integers from 0 in as few bytes as they need: 7 bits in each byte, the lowest first; the highest bit of a byte tells
 * that more follow.
 */
final class VariableLength {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private VariableLength() {}

    /** The number of bytes of a number. */
    static int bytes(int number) {
        return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(number) + BITS - 1) / BITS);
    }

    /** Puts a number at the position of a buffer. */
    static void put(int number, ByteBuffer target) {
        int left = number;
        for (; left >= MORE; left >>>= BITS) {
            target.put((byte) (left | MORE));
        }
        target.put((byte) left);
    }

    /** The number at an offset, which {@link #bytes} tells the end of. */
    static int at(int offset, ByteBuffer source) {
        int number = 0;
        int at = offset;
        int shift = 0;
        byte next;
        do {
            next = source.get(at++);
            number |= (next & MORE - 1) << shift;
            shift += BITS;
        } while (next < 0 && shift < Integer.SIZE);
        return number;
    }
}
