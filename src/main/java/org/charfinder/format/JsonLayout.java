package org.charfinder.format;

import org.charfinder.query.Match;

/** One JSON array of objects, of which each has a line to itself. */
final class JsonLayout extends Layout {

    @Override
    public String head() {
        return "[";
    }

    @Override
    public void append(Match match, boolean first, StringBuilder row) {
        row.append(first ? "\n" : ",\n");
        JsonLinesLayout.appendObject(match, row);
    }

    @Override
    public String tail() {
        return "\n]\n";
    }
}
