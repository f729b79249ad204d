package org.charfinder.format;

import java.util.List;
import org.charfinder.query.Match;
import org.charfinder.query.MatchedNames;

/**
 * Columns with a separator between two; the first line has their names. Commas follow RFC 4180: values are quoted where
 * necessary. Lines end with LF instead of CRLF, like all other output: readers of CSV accept LF, and many programs for
 * text would keep the CR. With tabs nothing is quoted, since no value contains a tab.
 */
final class SeparatedFormat extends OutputFormat {

    private final char separator;
    private final List<Column> columns;

    SeparatedFormat(char separator, List<Column> columns) {
        this.separator = separator;
        this.columns = columns;
    }

    @Override
    public boolean showsMatchedNames() {
        return columns.contains(Column.MATCHED);
    }

    @Override
    public String head() {
        StringBuilder names = new StringBuilder();
        for (Column column : columns) {
            names.append(names.length() == 0 ? "" : "" + separator).append(column.columnName());
        }
        return names.append('\n').toString();
    }

    @Override
    public void append(Match match, MatchedNames names, boolean first, StringBuilder row) {
        String before = "";
        for (Column column : columns) {
            row.append(before);
            before = "" + separator;
            String value = column.of(match, names);
            row.append(separator == ',' && needsQuotes(value) ? '"' + value.replace("\"", "\"\"") + '"' : value);
        }
        row.append('\n');
    }

    private static boolean needsQuotes(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
