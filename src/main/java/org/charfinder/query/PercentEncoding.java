package org.charfinder.query;

import static org.charfinder.query.CodeScanner.NONE;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads characters as URIs have them: {@code %E2%82%AC} (RFC 3986, section 2.1). */
final class PercentEncoding {

    private static final int MOST_UTF8_BYTES = 4;
    private static final int DIGITS_OF_BYTE = 2;

    private PercentEncoding() {}

    /**
     * Reads the UTF-8 of one character from behind the first percent sign: as many bytes as are well-formed together.
     *
     * @return the code point; {@link CodeScanner#NONE} if there is none
     */
    static long read(CodeScanner text) {
        byte[] encoded = {};
        @Nullable String character = null;
        while (character == null) {
            boolean another = encoded.length == 0 || (encoded.length < MOST_UTF8_BYTES && text.skip('%'));
            long next = another ? text.readHexOf(DIGITS_OF_BYTE) : NONE;
            if (next == NONE) {
                return NONE;
            }
            encoded = Arrays.copyOf(encoded, encoded.length + 1);
            encoded[encoded.length - 1] = (byte) next;
            character = Utf8Bytes.decode(encoded);
        }
        return character.codePointAt(0);
    }
}
