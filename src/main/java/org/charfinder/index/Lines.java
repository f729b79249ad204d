package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.charfinder.index.IndexLayout.Section;

/** The result lines of all characters, in code point order: in memory, or read the first time that one is wanted. */
final class Lines {

    private static final String PREFIX = "U+";
    static final String END = "\r\n";

    private final SectionReader reader; // where they come from, null if they are there
    private volatile ByteBuffer buffer; // null until they are read; absolute access only

    /** Those that are in a buffer, from position 0 to its limit. */
    Lines(ByteBuffer buffer) {
        this.reader = null;
        this.buffer = buffer.asReadOnlyBuffer();
    }

    /** Those of a file, which is closed when they are read. */
    Lines(SectionReader reader) {
        this.reader = reader;
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
                ByteBuffer lines = ByteBuffer.allocateDirect(reader.layout().lineBytes());
                reader.read(Section.LINES, lines);
                reader.close();
                buffer = lines.asReadOnlyBuffer();
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
