package org.charfinder.pick;

import com.ibm.icu.text.BreakIterator;
import java.util.Locale;

/** A line of text with a cursor, which moves and deletes by graphemes. */
final class QueryLine {

    private static final int LONGEST = 1000; // in UTF-16 units; no query needs more

    private final StringBuilder text = new StringBuilder();
    private int cursor; // an offset into the text, between two graphemes

    String text() {
        return text.toString();
    }

    /** What stands before the cursor. */
    String before() {
        return text.substring(0, cursor);
    }

    boolean isAtEnd() {
        return cursor == text.length();
    }

    /** Inserts the first line of a text that has any, without control characters. */
    void insert(String typed) {
        String line = typed.lines().filter(each -> !each.isBlank()).findFirst().orElse(typed);
        StringBuilder clean = new StringBuilder();
        line.codePoints()
                .map(c -> c == '\t' ? ' ' : c)
                .filter(c -> !Character.isISOControl(c))
                .forEach(c -> {
                    if (text.length() + clean.length() + 2 <= LONGEST && Character.getType(c) != Character.SURROGATE) {
                        clean.appendCodePoint(c);
                    }
                });
        text.insert(cursor, clean);
        cursor += clean.length();
    }

    /** Replaces all. The cursor is at the end. */
    void set(String other) {
        text.setLength(0);
        cursor = 0;
        insert(other);
    }

    void left() {
        cursor = cursor == 0 ? 0 : breaks().preceding(cursor);
    }

    void right() {
        cursor = isAtEnd() ? cursor : breaks().following(cursor);
    }

    void wordLeft() {
        while (cursor > 0 && text.charAt(cursor - 1) == ' ') {
            cursor--;
        }
        while (cursor > 0 && text.charAt(cursor - 1) != ' ') {
            cursor--;
        }
    }

    void wordRight() {
        while (!isAtEnd() && text.charAt(cursor) == ' ') {
            cursor++;
        }
        while (!isAtEnd() && text.charAt(cursor) != ' ') {
            cursor++;
        }
    }

    void start() {
        cursor = 0;
    }

    void end() {
        cursor = text.length();
    }

    /** Deletes what stands between the cursor and where a movement takes it. */
    void delete(Runnable movement) {
        int from = cursor;
        movement.run();
        int start = Math.min(from, cursor);
        text.delete(start, Math.max(from, cursor));
        cursor = start;
    }

    private BreakIterator breaks() {
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text.toString());
        return breaks;
    }
}
