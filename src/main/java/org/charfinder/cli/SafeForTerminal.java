package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.charfinder.unicode.Picture;

/** Shows controls as pictures, but for tabs and line ends: a terminal obeys what any server sends. */
final class SafeForTerminal extends FilterOutputStream {

    /** @param terminal receives texts */
    SafeForTerminal(OutputStream terminal) {
        super(terminal);
    }

    /** @param bytes whole characters */
    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        String text = new String(bytes, start, length, UTF_8);
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c != '\t' && c != '\r' && c != '\n' && Character.getType(c) == Character.CONTROL) {
                safe.append(Picture.of(c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        out.write(safe.toString().getBytes(UTF_8));
    }
}
