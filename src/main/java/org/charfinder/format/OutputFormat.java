package org.charfinder.format;

import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import org.charfinder.query.Match;
import org.charfinder.query.MatchedNames;
import org.jspecify.annotations.Nullable;

/** A format in which matches are written, a row for each match. Formats are immutable; any thread may use them. */
public abstract sealed class OutputFormat
        permits PlainFormat, JsonFormat, JsonLinesFormat, SeparatedFormat, TemplateFormat {

    /** The name of the format for users: code, character and name, as the line protocol has them. */
    public static final String PLAIN = "plain";

    /** How often to ask a {@link PrintWriter} for errors, which flushes it and so costs more than a row. */
    private static final int ROWS_PER_CHECK = 256;

    OutputFormat() {}

    /**
     * The names for {@link #named}.
     *
     * @return {@code plain, json, jsonl, csv, tsv}
     */
    public static List<String> names() {
        return List.of(PLAIN, "json", "jsonl", "csv", "tsv");
    }

    /**
     * The columns that a template may have.
     *
     * @return {@code code, char, name} and so on, separated by commas
     */
    public static String columnNames() {
        return Column.names();
    }

    /**
     * The format with a name.
     *
     * @param name one of {@link #names}
     * @return the format
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public static OutputFormat named(String name) {
        return switch (name) {
            case PLAIN -> new PlainFormat();
            case "json" -> new JsonFormat(JsonRow.usual());
            case "jsonl" -> new JsonLinesFormat(JsonRow.usual());
            case "csv" -> new SeparatedFormat(',', Column.OF_TABLES);
            case "tsv" -> new SeparatedFormat('\t', Column.OF_TABLES);
            default ->
                throw new IllegalArgumentException(
                        "no format '" + name + "'; there are: " + String.join(", ", names()));
        };
    }

    /**
     * The format with a name and with columns of the caller's choice.
     *
     * @param name one of {@link #names} but {@link #PLAIN}
     * @param columns at least one of {@link #columns}, none of them twice
     * @return the format, in which JSON has null where a match has no value
     * @throws IllegalArgumentException if there is no such format or column, or if the format has fixed columns
     */
    public static OutputFormat named(String name, List<String> columns) {
        List<Column> chosen = columns.stream().map(Column::named).toList();
        return switch (name) {
            case "json" -> new JsonFormat(JsonRow.of(chosen));
            case "jsonl" -> new JsonLinesFormat(JsonRow.of(chosen));
            case "csv" -> new SeparatedFormat(',', chosen);
            case "tsv" -> new SeparatedFormat('\t', chosen);
            default -> throw new IllegalArgumentException("the columns of '" + name + "' can't be chosen");
        };
    }

    /**
     * All columns.
     *
     * @return their names, in order
     */
    public static List<String> columns() {
        return Column.columnNames();
    }

    /**
     * Suggests a column for a mistyped name.
     *
     * @param name which no column has
     * @return the name of the nearest column; null if none is near
     */
    public static @Nullable String nearestColumn(String name) {
        return Column.nearest(name);
    }

    /**
     * A format by a template, such as {@code {char} {code}\t{html}}. The name of a column in braces is replaced by the
     * value of the match, <code>{{</code> and <code>}}</code> are braces, and {@code \t}, {@code \n} and {@code \\} are
     * a tab, a line feed and a backslash. Each row ends with a line feed.
     *
     * @param template of one row, without the line feed at its end
     * @return the format
     * @throws IllegalArgumentException if a column is unknown or a brace or backslash stands alone; the message says
     *     which
     */
    public static OutputFormat of(String template) {
        return new TemplateFormat(template);
    }

    /**
     * Whether users read the rows, rather than programs.
     *
     * @return true if a caller may print other text around the rows
     */
    public boolean isForUsers() {
        return false;
    }

    /**
     * Whether the rows tell by which names the matches were found.
     *
     * @return false if {@link MatchedNames#NONE} will do
     */
    public boolean showsMatchedNames() {
        return false;
    }

    /**
     * Writes matches of no query in particular, as the method with names does.
     *
     * @param matches is asked for a match only when that match is written
     * @param out receives head, rows and tail
     */
    public final void write(Iterator<Match> matches, PrintWriter out) {
        write(matches, MatchedNames.NONE, out);
    }

    /**
     * Writes matches until there are no more or the writer has an error. Does not flush at the end.
     *
     * @param matches is asked for a match only when that match is written
     * @param names tells why a match is there; is asked only if {@link #showsMatchedNames}
     * @param out receives head, rows and tail
     */
    public final void write(Iterator<Match> matches, MatchedNames names, PrintWriter out) {
        out.write(head());
        StringBuilder row = new StringBuilder();
        for (int rows = 0; matches.hasNext(); rows++) {
            if (rows % ROWS_PER_CHECK == ROWS_PER_CHECK - 1 && out.checkError()) {
                return;
            }
            row.setLength(0);
            append(matches.next(), names, rows == 0, row);
            out.append(row);
        }
        out.write(tail());
    }

    /**
     * The text before the first row.
     *
     * @return empty if there is none
     */
    public String head() {
        return "";
    }

    /**
     * Appends a row with its line end.
     *
     * @param match the row's match
     * @param names tells why the match is there; is asked only if {@link #showsMatchedNames}
     * @param first whether no row comes before
     * @param row receives the text
     */
    public abstract void append(Match match, MatchedNames names, boolean first, StringBuilder row);

    /**
     * The text after the last row.
     *
     * @return empty if there is none
     */
    public String tail() {
        return "";
    }
}
