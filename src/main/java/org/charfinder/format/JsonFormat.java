package org.charfinder.format;

import org.charfinder.query.Match;

/** A JSON array of objects, one object a line. */
final class JsonFormat extends OutputFormat {

    @Override
    public String head() {
        return "[";
    }

    @Override
    public void append(Match match, boolean first, StringBuilder row) {
        row.append(first ? "\n" : ",\n");
        JsonLinesFormat.appendObject(match, row);
    }

    @Override
    public String tail() {
        return "\n]\n";
    }
}
