package org.charfinder.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import org.charfinder.server.Request.Command;
import org.charfinder.server.Request.PlainQuery;
import org.charfinder.server.Request.TextQuery;
import org.charfinder.unicode.Ascii;
import org.charfinder.unicode.Ignorables;
import org.charfinder.unicode.Repr;
import org.charfinder.unicode.WhiteSpace;

/**
 * Reads requests from lines. All sessions of a thread share one reader: a request is valid until the next line is read.
 */
final class RequestReader {

    private static final Request NOTHING = new Request.Nothing();
    private static final Request END = new Request.End();
    private static final Request NOT_UTF8 = new Request.NotUtf8();

    /** The first character of a command. */
    private static final char COMMAND = ':';

    private static final String QUIT = ":quit";

    private final PlainQuery plainQuery = new PlainQuery();
    private final CharsetDecoder decoder = UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private CharBuffer decoded = CharBuffer.allocate(256);

    /** Reads the line in {@code bytes[start, stop)}, which has no line end. */
    Request read(byte[] bytes, int start, int stop) {
        return Repr.isPlain(bytes, start, stop) ? readPlain(bytes, start, stop) : readText(bytes, start, stop);
    }

    /** The short way of nearly all lines. {@link #readText} reads them as the same requests, but allocates. */
    private Request readPlain(byte[] bytes, int start, int stop) {
        int first = start;
        int end = stop;
        while (first < end && bytes[first] == ' ') {
            first++;
        }
        while (first < end && bytes[end - 1] == ' ') {
            end--;
        }
        if (first == end) {
            return NOTHING;
        }
        if (bytes[first] == COMMAND) {
            String text = new String(bytes, first, end - first, US_ASCII);
            if (isCommand(text)) {
                return readCommand(text);
            }
        }
        return plainQuery.set(bytes, first, end);
    }

    private Request readText(byte[] bytes, int start, int stop) {
        if (!decode(bytes, start, stop)) {
            return NOT_UTF8;
        }
        CharSequence text = WhiteSpace.strip(decoded);
        if (text.isEmpty()) {
            CharSequence lone = WhiteSpace.stripQuery(decoded);
            return lone.isEmpty() ? NOTHING : new TextQuery(lone);
        }
        if (text.charAt(0) < ' ') {
            return END;
        }
        CharSequence visible = Ignorables.strip(text);
        if (visible.charAt(0) == COMMAND && isCommand(visible)) {
            return readCommand(text.toString().substring(text.toString().indexOf(COMMAND)));
        }
        return new TextQuery(text);
    }

    private boolean decode(byte[] bytes, int start, int stop) {
        if (decoded.capacity() < stop - start) {
            // a byte never becomes two chars
            decoded = CharBuffer.allocate(Math.max(2 * decoded.capacity(), stop - start));
        }
        boolean malformed = decoder.reset()
                .decode(ByteBuffer.wrap(bytes, start, stop - start), decoded.clear(), true)
                .isError();
        decoded.flip();
        return !malformed;
    }

    /**
     * Whether a text that begins with a colon is a command, existing or not: two letters or more, and no other colon
     * before white space. Anything else is a query: {@code :smile:}, {@code :-)}, {@code :D}.
     */
    private static boolean isCommand(CharSequence text) {
        int end = 1;
        while (end < text.length() && !WhiteSpace.contains(text.charAt(end))) {
            if (text.charAt(end) == COMMAND) {
                return false;
            }
            end++;
        }
        return end > 2 && Ascii.isLetter(text.charAt(1)) && Ascii.isLetter(text.charAt(2));
    }

    private static Request readCommand(String text) {
        int end = 0;
        while (end < text.length() && !WhiteSpace.contains(text.charAt(end))) {
            end++;
        }
        String name = Ignorables.strip(text.substring(0, end)).toString().toLowerCase(Locale.ROOT);
        if (name.equals(QUIT)) {
            return END;
        }
        return new Command(text, name, Ignorables.strip(text.substring(end)).toString());
    }
}
