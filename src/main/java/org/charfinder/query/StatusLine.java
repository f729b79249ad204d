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

    /** The beginning for one match that is only close to the query. */
    public static final String ONE_CLOSEST = "1 match closest to ";
    /** What follows the number of several matches that are only close to the query. */
    public static final String CLOSEST_MATCHES = " matches closest to ";

    /** Precedes the number of further matches at the end of the line; {@link #FURTHER} follows it. */
    public static final String AND = " - ";
    /** What follows the number of further matches: the command that shows them. */
    public static final String FURTHER = " more by other names (:also)";

    /** What follows the number of matches that are only close to the query. */
    private static final String CLOSEST = "closest to ";

    private static final String FOR = "for ";

    private StatusLine() {}

    /**
     * Formats the line for a result: {@code 3 matches closest to 'snowmam'} if the matches are only close to the query.
     *
     * @param found before it was cut
     * @param query without white space at its ends; it may hold anything
     * @return the line, without a line end and without the hint
     */
    public static String of(QueryResult found, CharSequence query) {
        return found.isClosest() ? of(Integer.toString(found.total()), found, query) : of(found.total(), query);
    }

    /**
     * Formats the line for a part of a result: {@code 1 to 20 of 300 matches for 'chess'}.
     *
     * @param range which matches, and of how many
     * @param found the result
     * @param query without white space at its ends; it may hold anything
     * @return the line, without a line end and without the hint
     */
    public static String of(String range, QueryResult found, CharSequence query) {
        StringBuilder line = new StringBuilder(range);
        line.append(found.total() == 1 ? " match " : " matches ").append(found.isClosest() ? CLOSEST : FOR);
        Repr.append(line, query);
        return line.toString();
    }

    /**
     * Tells which matches a page of a result has: {@code 3 of 162}, or {@code 4 to 6 of 162}.
     *
     * @param start the rank of the first one, from 0
     * @param stop the rank behind the last one
     * @param total the number of all matches
     * @return for {@link #of(String, QueryResult, CharSequence)}
     */
    public static String range(int start, int stop, int total) {
        return start == 0 || stop <= start
                ? grouped(stop - start) + " of " + grouped(total)
                : grouped(start + 1) + " to " + grouped(stop) + " of " + grouped(total);
    }

    /**
     * A number as it is shown. The JDK's formatter has many classes, which a look-up would read for this alone.
     *
     * @param number 0 to 999,999
     * @return with a comma before the last three of more digits
     */
    public static String grouped(int number) {
        String digits = Integer.toString(number);
        int comma = digits.length() - 3;
        return comma <= 0 ? digits : digits.substring(0, comma) + "," + digits.substring(comma);
    }

    /**
     * Formats the line for the further matches of a query: {@code 12 more matches for 'rook' by other names}.
     *
     * @param range which matches, or how many
     * @param total the number of further matches, from 0
     * @param query without white space at its ends; it may hold anything
     * @return the line, without a line end
     */
    public static String ofFurther(String range, int total, CharSequence query) {
        StringBuilder line = new StringBuilder(total == 0 ? "No" : range);
        line.append(" more ").append(total == 1 ? "match " : "matches ").append(FOR);
        Repr.append(line, query);
        return line.append(" by other names").toString();
    }

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
