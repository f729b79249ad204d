package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Reads queries, one a line, in UTF-8. Lines end with LF or CR LF. A byte order mark is no part of a query. */
final class QueryLines {

    /** More of a line is dropped: it is longer than any query. */
    private static final int MAX_LINE = 128 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long lines;
    private volatile long bytes;

    /** @param in buffered */
    QueryLines(InputStream in) {
        this.in = in;
    }

    /** How many bytes were read. Any thread may call. */
    long bytes() {
        return bytes;
    }

    /** How many lines were read, blank ones included. */
    long lines() {
        return lines;
    }

    /**
     * The next line that is not blank; null at the end.
     *
     * @throws IOException if it can't be read, or is not UTF-8
     */
    @Nullable
    String next() throws IOException {
        while (readLine()) {
            lines++;
            String text = decoded();
            if (lines == 1 && text.startsWith(BYTE_ORDER_MARK)) {
                text = text.substring(1);
            }
            if (!text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    private boolean readLine() throws IOException {
        line.reset();
        long read = bytes;
        int b = in.read();
        boolean any = b >= 0;
        while (b >= 0 && b != '\n') {
            read++;
            if (line.size() < MAX_LINE) {
                line.write(b);
            }
            b = in.read();
        }
        bytes = b >= 0 ? read + 1 : read;
        return any;
    }

    private String decoded() throws IOException {
        byte[] text = line.toByteArray();
        int length = text.length > 0 && text[text.length - 1] == '\r' ? text.length - 1 : text.length;
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(text, 0, length)).toString();
        } catch (CharacterCodingException e) {
            throw new IOException("line %,d is not UTF-8".formatted(lines));
        }
    }
}
