package org.charfinder.format;

import org.charfinder.query.Match;

/**
 * Columns with a character between two, and their names in the first line. With commas, as RFC 4180 has it: a value is
 * quoted if it needs to be. But lines end with LF alone, as all other output does: every reader of CSV takes that, and many
 * a program for text keeps a CR. With tabs nothing is quoted, since no value holds one.
 */
final class SeparatedLayout extends Layout {

    private final char separator;

    SeparatedLayout(char separator) {
        this.separator = separator;
    }

    @Override
    public String head() {
        StringBuilder names = new StringBuilder();
        for (Column column : Column.USUAL) {
            names.append(names.length() == 0 ? "" : "" + separator).append(column.columnName());
        }
        return names.append('\n').toString();
    }

    @Override
    public void append(Match match, boolean first, StringBuilder row) {
        String before = "";
        for (Column column : Column.USUAL) {
            row.append(before);
            before = "" + separator;
            String value = column.of(match);
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
