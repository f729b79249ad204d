package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** The result lines of all characters, in code point order: in memory, or read the first time that one is wanted. */
final class Lines {

    private static final String PREFIX = "U+";
    static final String END = "\r\n";

    /** Where they come from. */
    interface Source {
        ByteBuffer read() throws IOException;
    }

    private final Source source;
    private volatile ByteBuffer buffer; // null until they are read; absolute access only

    Lines(Source source) {
        this.source = source;
    }

    /**
     * All of them, read-only.
     *
     * @throws UncheckedIOException if they can't be read
     */
    ByteBuffer buffer() {
        if (buffer == null) {
            read();
        }
        return buffer;
    }

    private synchronized void read() {
        if (buffer == null) {
            try {
                buffer = source.read().asReadOnlyBuffer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Where the line begins that has a byte. */
    int start(int at) {
        ByteBuffer bytes = buffer();
        int start = at;
        while (start > 0 && bytes.get(start - 1) != '\n') {
            start--;
        }
        return start;
    }

    /** Where the line ends that has a byte, exclusive. */
    int end(int at) {
        ByteBuffer bytes = buffer();
        int end = at;
        while (bytes.get(end) != '\n') {
            end++;
        }
        return end + 1;
    }

    /** The code point that a line begins with. */
    int codePoint(int start) {
        ByteBuffer bytes = buffer();
        int codePoint = 0;
        for (int at = start + PREFIX.length(); Character.digit(bytes.get(at), 16) >= 0; at++) {
            codePoint = codePoint << 4 | Character.digit(bytes.get(at), 16);
        }
        return codePoint;
    }

    /** What a line says. */
    NamedCharacter character(int start, int end) {
        byte[] line = new byte[end - start];
        buffer().get(start, line);
        String text = new String(line, UTF_8);
        String name = text.substring(text.lastIndexOf('\t') + 1, text.length() - END.length());
        return new NamedCharacter(codePoint(start), name);
    }
}
