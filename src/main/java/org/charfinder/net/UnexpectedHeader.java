package org.charfinder.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * Finds a PROXY header in the first lines of a client that is not expected to send one. Taken for queries, its lines
 * would be answered, so that each later reply came too early.
 *
 * <pre>
 *   version 1   "PROXY TCP4 ..."               the first line
 *   version 2   CR LF | CR LF | NUL CR LF      the first three lines, which are the signature's
 * </pre>
 */
final class UnexpectedHeader {

    private static final byte[][] TEXT = {bytes("PROXY TCP4 "), bytes("PROXY TCP6 "), bytes("PROXY UNKNOWN")};
    private static final int LINES_BEFORE_NUL = 2;

    private int emptyLines; // so far

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    /** What the next line tells. */
    enum Finding {
        /** It is the end of a header. */
        HEADER,
        /** It may be of a header. */
        UNDECIDED,
        /** It is none, and no later one is. */
        NO_HEADER
    }

    Finding look(byte[] bytes, int start, int stop) {
        if (stop == start) {
            return ++emptyLines > LINES_BEFORE_NUL ? Finding.NO_HEADER : Finding.UNDECIDED;
        }
        boolean header = switch (emptyLines) {
            case 0 -> isText(bytes, start, stop);
            case LINES_BEFORE_NUL -> stop - start == 1 && bytes[start] == 0;
            default -> false;
        };
        return header ? Finding.HEADER : Finding.NO_HEADER;
    }

    private static boolean isText(byte[] line, int start, int stop) {
        for (byte[] text : TEXT) {
            int end = start + text.length;
            if (end <= stop && Arrays.equals(line, start, end, text, 0, text.length)) {
                return true;
            }
        }
        return false;
    }
}
