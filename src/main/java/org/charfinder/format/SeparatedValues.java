package org.charfinder.format;

import java.util.List;

/**
 * Rows of values with a separator between two. Commas follow RFC 4180: values are quoted where necessary. Lines end
 * with LF instead of CRLF, like all other output: readers of CSV accept LF, and many programs for text would keep the
 * CR. With tabs nothing is quoted, and a tab or a line end within a value becomes a space.
 */
public final class SeparatedValues {

    private final char separator;

    /**
     * Creates a writer of rows.
     *
     * @param separator a comma or a tab
     */
    public SeparatedValues(char separator) {
        this.separator = separator;
    }

    /**
     * The separator.
     *
     * @return a comma or a tab
     */
    public char separator() {
        return separator;
    }

    /**
     * Appends a row.
     *
     * @param values of the row
     * @param text receives it, with its line end
     */
    public void append(List<String> values, StringBuilder text) {
        String before = "";
        for (String value : values) {
            text.append(before).append(escaped(value));
            before = "" + separator;
        }
        text.append('\n');
    }

    private String escaped(String value) {
        if (!isSpecial(value)) {
            return value;
        }
        return separator == ',' ? '"' + value.replace("\"", "\"\"") + '"' : value.replaceAll("[\t\r\n]", " ");
    }

    private boolean isSpecial(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == separator || c == '\n' || c == '\r' || (c == '"' && separator == ',')) {
                return true;
            }
        }
        return false;
    }
}
