package org.charfinder.format;

import org.charfinder.json.JsonObject;
import org.charfinder.query.Match;
import org.charfinder.query.MatchedNames;

/** A JSON object a line. */
final class JsonLinesFormat extends OutputFormat {

    @Override
    public boolean showsMatchedNames() {
        return true;
    }

    @Override
    public void append(Match match, MatchedNames names, boolean first, StringBuilder row) {
        appendObject(match, names, row);
        row.append('\n');
    }

    /** Appends an object, in which {@code matched} is left out if it would be empty. */
    static void appendObject(Match match, MatchedNames names, StringBuilder row) {
        JsonObject object = new JsonObject(row);
        for (Column column : Column.USUAL) {
            object.text(column.columnName(), column.of(match, names));
        }
        String matched = Column.MATCHED.of(match, names);
        if (!matched.isEmpty()) {
            object.text(Column.MATCHED.columnName(), matched);
        }
        object.end();
    }
}
