package org.charfinder.net;

/** Bytes in UTF-8 (RFC 3629). */
final class Utf8 {

    private Utf8() {}

    /**
     * Whether a text ends with an incomplete sequence.
     *
     * @param last its last three bytes, the last one lowest
     */
    static boolean endsWithin(int last) {
        for (int back = 0; back < 3; back++) {
            int lead = last >>> (back * Byte.SIZE) & 0xFF;
            if ((lead & 0xC0) != 0x80) {
                int continuationBytes = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0;
                return back < continuationBytes;
            }
        }
        return false;
    }
}
