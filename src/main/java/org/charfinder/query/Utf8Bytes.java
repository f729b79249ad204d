package org.charfinder.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Reads bytes as UTF-8, as in {@code e2 82 ac}. */
final class Utf8Bytes {

    private Utf8Bytes() {}

    /** The text that some bytes are in UTF-8; null if they are not well-formed, or only ASCII. */
    static @Nullable String decode(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.length() == bytes.length ? null : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
