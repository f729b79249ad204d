package org.charfinder.query;

import org.charfinder.unicode.Repr;

/**
 * The line that tells how many characters a query found: {@code 2 matches for 'rook black'}. It begins with the number,
 * if that is above 1, and one of the texts here; the query follows, in quotes.
 */
public final class StatusLine {

    /** The beginning for no match. */
    public static final String NO_MATCH = "No match for ";
    /** The beginning for one match. */
    public static final String ONE_MATCH = "1 match for ";
    /** What follows the number of several matches. */
    public static final String MATCHES = " matches for ";

    private StatusLine() {}

    /**
     * Formats the line.
     *
     * @param total the number of matches, from 0
     * @param query without white space at its ends; it may hold anything
     * @return the line, without a line end
     */
    public static String of(int total, CharSequence query) {
        StringBuilder line = new StringBuilder();
        switch (total) {
            case 0 -> line.append(NO_MATCH);
            case 1 -> line.append(ONE_MATCH);
            default -> line.append(total).append(MATCHES);
        }
        Repr.append(line, query);
        return line.toString();
    }
}
