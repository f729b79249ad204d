package org.charfinder.format;

import java.util.List;
import org.charfinder.json.JsonObject;
import org.charfinder.query.Match;
import org.charfinder.query.MatchedNames;
import org.jspecify.annotations.Nullable;

/** The JSON object of a match: the usual members, or chosen ones, which are null if a match has nothing there. */
final class JsonRow {

    private final @Nullable List<Column> chosen; // null: the usual members

    private JsonRow(@Nullable List<Column> chosen) {
        this.chosen = chosen;
    }

    /** With {@link Column#OF_JSON}, and {@link Column#MATCHED} unless it is empty. */
    static JsonRow usual() {
        return new JsonRow(null);
    }

    static JsonRow of(List<Column> chosen) {
        return new JsonRow(chosen);
    }

    boolean hasMatchedNames() {
        return chosen == null || chosen.contains(Column.MATCHED);
    }

    void append(Match match, MatchedNames names, StringBuilder row) {
        JsonObject object = new JsonObject(row);
        for (Column column : chosen == null ? Column.OF_JSON : chosen) {
            object.text(column.columnName(), column.inJson(match, names));
        }
        String matched = chosen == null ? Column.MATCHED.inJson(match, names) : null;
        if (matched != null) {
            object.text(Column.MATCHED.columnName(), matched);
        }
        object.end();
    }
}
