package org.charfinder.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/** Reads bytes as UTF-8, as in {@code e2 82 ac} and {@code %E2%82%AC}. */
final class Utf8Bytes {

    private Utf8Bytes() {}

    /** The text that some bytes are in UTF-8; null if they are not well-formed, or end within a character. */
    static @Nullable String decode(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length); // there are never more chars than bytes
        boolean wellFormed =
                UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true).isUnderflow();
        return wellFormed ? text.flip().toString() : null;
    }

    /** The same; null also if they are only ASCII, and so say nothing of UTF-8. */
    static @Nullable String decodeBeyondAscii(byte[] bytes) {
        String text = decode(bytes);
        return text == null || text.length() == bytes.length ? null : text;
    }
}
