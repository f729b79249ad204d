package org.charfinder.index;

import org.charfinder.unicode.Repr;

/** The line that says how many characters a query found: {@code 2 matches for 'rook black'}. */
public final class StatusLine {

    private StatusLine() {}

    /**
     * Appends the line, without an end.
     *
     * @param query stripped of white space; it is quoted, so it may hold anything
     */
    public static void append(StringBuilder out, int total, CharSequence query) {
        switch (total) {
            case 0 -> out.append("No match for ");
            case 1 -> out.append("1 match for ");
            default -> out.append(total).append(" matches for ");
        }
        Repr.append(out, query);
    }
}
