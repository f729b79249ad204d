package org.charfinder.dict;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits commands into words (RFC 2229, section 2.2). Quotation marks of either kind, and a backslash before any
 * character, make white space and signs part of a word.
 */
final class CommandWords {

    private static final char NOT_QUOTED = 0;

    private CommandWords() {}

    /** The words of a line; null if a quotation mark or the character behind a backslash is missing. */
    static @Nullable List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = NOT_QUOTED;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                if (++i == line.length()) {
                    return null;
                }
                word.append(line.charAt(i));
                inWord = true;
            } else if (quote != NOT_QUOTED) {
                if (c == quote) {
                    quote = NOT_QUOTED;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (c != ' ' && c != '\t') {
                word.append(c);
                inWord = true;
            } else if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }
        if (quote != NOT_QUOTED) {
            return null;
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    /** A text as one word of a reply. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
