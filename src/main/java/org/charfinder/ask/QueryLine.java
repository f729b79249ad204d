package org.charfinder.ask;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.charfinder.client.Asker;
import org.charfinder.unicode.Ascii;
import org.charfinder.unicode.Ignorables;
import org.charfinder.unicode.WhiteSpace;
import org.jspecify.annotations.Nullable;

/** A query as a line of the protocol (docs/PROTOCOL.md). */
final class QueryLine {

    private static final String END = "\r\n";
    private static final int MAX_BYTES = Asker.MAX_LINE - END.length();

    private QueryLine() {}

    /** The bytes of the line. */
    static byte[] of(String query) {
        return (query + END).getBytes(UTF_8);
    }

    /** Why a text can't be asked; null if it can. */
    static @Nullable String complaint(String text) {
        if (WhiteSpace.stripQuery(text).isEmpty()) {
            return "the query is empty";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7F) {
                return "the query has the control character U+%04X".formatted((int) c);
            }
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            return "the query has a surrogate without its other half";
        }
        if (isCommand(Ignorables.strip(WhiteSpace.strip(text)))) {
            return "commands of a session can't be asked";
        }
        if (text.length() > MAX_BYTES / 3 && text.getBytes(UTF_8).length > MAX_BYTES) {
            return "the query has more than " + MAX_BYTES + " bytes";
        }
        return null;
    }

    /** Two letters behind a colon, and no other colon before white space. */
    private static boolean isCommand(CharSequence text) {
        if (text.length() < 3 || text.charAt(0) != ':') {
            return false;
        }
        int end = 1;
        while (end < text.length() && !WhiteSpace.contains(text.charAt(end))) {
            if (text.charAt(end) == ':') {
                return false;
            }
            end++;
        }
        return end > 2 && Ascii.isLetter(text.charAt(1)) && Ascii.isLetter(text.charAt(2));
    }
}
