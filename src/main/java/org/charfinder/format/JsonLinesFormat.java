package org.charfinder.format;

import org.charfinder.json.JsonObject;
import org.charfinder.query.Match;

/** A JSON object a line. */
final class JsonLinesFormat extends OutputFormat {

    @Override
    public void append(Match match, boolean first, StringBuilder row) {
        appendObject(match, row);
        row.append('\n');
    }

    static void appendObject(Match match, StringBuilder row) {
        JsonObject object = new JsonObject(row);
        for (Column column : Column.USUAL) {
            object.text(column.columnName(), column.of(match));
        }
        object.end();
    }
}
