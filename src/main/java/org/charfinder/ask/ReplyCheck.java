package org.charfinder.ask;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.unicode.Repr;
import org.jspecify.annotations.Nullable;

/** Tells replies to queries from garbage, by their status lines (docs/PROTOCOL.md). */
final class ReplyCheck {

    private static final byte[] PROMPT = "?> ".getBytes(UTF_8);

    /** What a reply ends with; the group {@code lines} is the number of the lines before. */
    private static final Pattern FOUND = Pattern.compile(
            "(?<lines>[1-9][0-9,]*)(?: of [1-9][0-9,]*)? match(?:es)?" + " (?:for|closest to) (?<query>['\"].*)");

    private static final Pattern NO_MATCH = Pattern.compile("No match for (?<query>['\"].*)");

    private ReplyCheck() {}

    /** The length of a reply without the prompt at its end. */
    static int length(int withPrompt) {
        return withPrompt - PROMPT.length;
    }

    /**
     * The status of a reply.
     *
     * @param query what was asked
     * @param reply holds it
     * @param length its length, without the prompt
     * @return null if it is no reply to this query
     */
    static @Nullable Status of(String query, byte[] reply, int length) {
        if (length == 0) {
            return Status.NO_MATCH; // of a query that the server takes for empty
        }
        if (length < 2 || reply[length - 1] != '\n' || reply[length - 2] != '\r') {
            return null;
        }
        int start = length - 2;
        while (start > 0 && reply[start - 1] != '\n') {
            start--;
        }
        String status = new String(reply, start, length - 2 - start, UTF_8);
        Matcher found = FOUND.matcher(status);
        if (found.matches()) {
            boolean complete = isNumber(found.group("lines"), count(reply, start));
            return complete && isOf(query, found.group("query")) ? Status.FOUND : null;
        }
        Matcher nothing = NO_MATCH.matcher(status);
        return start == 0 && nothing.matches() && isOf(query, nothing.group("query")) ? Status.NO_MATCH : null;
    }

    private static int count(byte[] reply, int stop) {
        int lines = 0;
        for (int i = 0; i < stop; i++) {
            if (reply[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }

    private static boolean isNumber(String grouped, int wanted) {
        return grouped.replace(",", "").equals(Integer.toString(wanted));
    }

    /** Whether a status line names a query. How the server strips and quotes others than plain ones is its business. */
    private static boolean isOf(String query, String quoted) {
        String stripped = query.strip();
        byte[] bytes = stripped.getBytes(UTF_8);
        return !Repr.isPlain(bytes, 0, bytes.length) || quoted.startsWith("'" + stripped + "'");
    }
}
