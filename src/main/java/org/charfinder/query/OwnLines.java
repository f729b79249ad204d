package org.charfinder.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** The lines of a result that the index does not have, one behind the other, in UTF-8. The memory is reused. */
final class OwnLines {

    private byte[] bytes = new byte[0];
    private int length;

    void clear() {
        length = 0;
    }

    /** The number of bytes, which is the offset of the next line. */
    int length() {
        return length;
    }

    void add(Match match) {
        byte[] line = (match + "\r\n").getBytes(UTF_8);
        if (bytes.length < length + line.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + line.length));
        }
        System.arraycopy(line, 0, bytes, length, line.length);
        length += line.length;
    }

    /** The offset of the line that is some lines behind another. */
    int skip(int line, int lines) {
        int at = line;
        for (int left = lines; left > 0; at++) {
            left -= bytes[at] == '\n' ? 1 : 0;
        }
        return at;
    }

    /** A copy. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }
}
