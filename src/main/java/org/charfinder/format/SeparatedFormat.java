package org.charfinder.format;

import java.util.List;
import org.charfinder.query.Match;
import org.charfinder.query.MatchedNames;

/** Columns as {@link SeparatedValues}; the first line has their names. */
final class SeparatedFormat extends OutputFormat {

    private final SeparatedValues values;
    private final List<Column> columns;

    SeparatedFormat(char separator, List<Column> columns) {
        values = new SeparatedValues(separator);
        this.columns = columns;
    }

    @Override
    public boolean showsMatchedNames() {
        return columns.contains(Column.MATCHED);
    }

    @Override
    public String head() {
        StringBuilder names = new StringBuilder();
        values.append(columns.stream().map(Column::columnName).toList(), names);
        return names.toString();
    }

    @Override
    public void append(Match match, MatchedNames names, boolean first, StringBuilder row) {
        values.append(columns.stream().map(column -> column.of(match, names)).toList(), row);
    }
}
