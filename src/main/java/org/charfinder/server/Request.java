package org.charfinder.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** What a client asks for with one line. {@link RequestReader} reads it from bytes, {@link Session} answers it. */
sealed interface Request {

    /** The line is empty, or white space only, but not one character beyond ASCII. */
    record Nothing() implements Request {}

    /** The client ends the session. */
    record End() implements Request {}

    /** The line is not valid UTF-8. */
    record NotUtf8() implements Request {}

    /**
     * The line begins with a colon and letters.
     *
     * @param text the whole line without white space at its ends
     * @param name the first word of it in lower case, colon included: {@code :limit}
     * @param argument what follows the name, without white space at its ends; may be empty
     */
    record Command(String text, String name, String argument) implements Request {}

    /** The line asks for characters. The query is valid until its {@link RequestReader} reads the next line. */
    sealed interface Query extends Request {

        /** The query as text, without white space at its ends. */
        CharSequence text();
    }

    /**
     * A query in printable ASCII without a quote or a backslash, as nearly all queries are. It refers to the bytes of
     * the line, and its reader has one instance that it uses for every such line. So reading one allocates nothing,
     * even before the JIT compiler runs, and {@link QueryHandler} knows it by one comparison of classes.
     */
    final class PlainQuery implements Query {
        private byte[] bytes = {};
        private int start;
        private int stop;

        PlainQuery() {}

        /** Makes this the query in {@code bytes[start, stop)}, which are not copied. */
        PlainQuery set(byte[] line, int first, int end) {
            bytes = line;
            start = first;
            stop = end;
            return this;
        }

        byte[] bytes() {
            return bytes;
        }

        int start() {
            return start;
        }

        int stop() {
            return stop;
        }

        @Override
        public String text() {
            return new String(bytes, start, stop - start, US_ASCII);
        }
    }

    /** Any other query. */
    record TextQuery(CharSequence text) implements Query {}
}
