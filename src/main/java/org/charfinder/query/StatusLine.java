package org.charfinder.query;

import org.charfinder.unicode.Repr;

/**
 * The line that says how many characters a query found: {@code 2 matches for 'rook black'}. It begins with the number, if
 * that is above 1, and one of the texts here; then comes the query in quotes.
 */
public final class StatusLine {

    public static final String NO_MATCH = "No match for ";
    public static final String ONE_MATCH = "1 match for ";
    public static final String MATCHES = " matches for ";

    private StatusLine() {}

    /**
     * Returns the line, without an end.
     *
     * @param query stripped of white space; it may hold anything
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
