package org.charfinder.format;

import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import org.charfinder.query.Match;

/** A way to write matches, a row each. Any thread may use it. */
public abstract class Layout {

    /** What people read: code, character and name, as the line protocol has them. */
    public static final String PLAIN = "plain";

    /** To ask a {@link PrintWriter} for errors is to flush it, which costs more than a row. */
    private static final int ROWS_UNTIL_ASKED = 256;

    Layout() {}

    /** The names of the layouts that need no template: {@code plain, json, jsonl, csv, tsv}. */
    public static List<String> names() {
        return List.of(PLAIN, "json", "jsonl", "csv", "tsv");
    }

    /** The columns that a template may have: {@code code, char, name} and so on. */
    public static String columnNames() {
        return Column.names();
    }

    /**
     * The layout with a name.
     *
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public static Layout named(String name) {
        return switch (name) {
            case PLAIN -> new PlainLayout();
            case "json" -> new JsonLayout();
            case "jsonl" -> new JsonLinesLayout();
            case "csv" -> new SeparatedLayout(',');
            case "tsv" -> new SeparatedLayout('\t');
            default ->
                throw new IllegalArgumentException(
                        "no format '" + name + "'; there are: " + String.join(", ", names()));
        };
    }

    /**
     * A layout by a template: {@code {char} {code}\t{html}}. The name of a column in braces stands for what a match has
     * there, <code>{{</code> and <code>}}</code> for braces, and {@code \t}, {@code \n} and {@code \\} for a tab, a line
     * feed and a backslash. Each row ends with a line feed.
     *
     * @throws IllegalArgumentException if a column is not known or a brace or backslash stands alone; the message says which
     */
    public static Layout of(String template) {
        return new TemplateLayout(template);
    }

    /** Whether more may be printed around the rows, since no program is to read them. */
    public boolean isForPeople() {
        return false;
    }

    /**
     * Writes matches, each when it is its turn, until there are no more or nobody reads on. Does not flush at the end.
     *
     * @param matches is not asked for more than are written
     */
    public final void write(Iterator<Match> matches, PrintWriter out) {
        out.write(head());
        StringBuilder row = new StringBuilder();
        for (int rows = 0; matches.hasNext(); rows++) {
            if (rows % ROWS_UNTIL_ASKED == ROWS_UNTIL_ASKED - 1 && out.checkError()) {
                return;
            }
            row.setLength(0);
            append(matches.next(), rows == 0, row);
            out.append(row);
        }
        out.write(tail());
    }

    /** What comes before all rows. */
    public String head() {
        return "";
    }

    /** Appends a row with its end. */
    public abstract void append(Match match, boolean first, StringBuilder row);

    /** What comes after all rows. */
    public String tail() {
        return "";
    }
}
