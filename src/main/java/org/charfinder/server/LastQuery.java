package org.charfinder.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * The last query of one client, for {@code :more} and {@code :also}. A query in ASCII is copied into memory that is
 * used again, so that most queries allocate nothing. The memory grows only as needed, because there may be 10,000
 * clients.
 */
final class LastQuery {

    /** The longest query that is kept, in chars. */
    static final int LONGEST = 256;

    private static final byte[] NONE = {};

    private byte[] bytes = NONE; // in UTF-8
    private int length; // 0: there is no query, or it is too long

    /** Keeps the query in ASCII in {@code line[start, stop)}, unless it is longer than {@value #LONGEST} bytes. */
    void set(byte[] line, int start, int stop) {
        length = stop - start > LONGEST ? 0 : stop - start;
        if (bytes.length < length) {
            bytes = new byte[(length + 15) & ~15];
        }
        System.arraycopy(line, start, bytes, 0, length);
    }

    /** Keeps a query as text, unless it is longer than {@value #LONGEST} chars. */
    void set(CharSequence query) {
        bytes = query.length() > LONGEST ? NONE : query.toString().getBytes(UTF_8);
        length = bytes.length;
    }

    /** Whether there is a query. */
    boolean isKept() {
        return length > 0;
    }

    /** The query; null if there is none. */
    @Nullable
    String text() {
        return isKept() ? new String(bytes, 0, length, UTF_8) : null;
    }
}
