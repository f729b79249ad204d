package org.charfinder.format;

import org.charfinder.json.JsonObject;
import org.charfinder.query.Match;

/** A JSON object a line. */
final class JsonLinesLayout extends Layout {

    @Override
    public void append(Match match, boolean first, StringBuilder row) {
        row.append(object(match)).append('\n');
    }

    static JsonObject object(Match match) {
        JsonObject object = new JsonObject();
        for (Column column : Column.USUAL) {
            object.text(column.columnName(), column.of(match));
        }
        return object;
    }
}
