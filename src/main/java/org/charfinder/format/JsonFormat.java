package org.charfinder.format;

import org.charfinder.query.Match;
import org.charfinder.query.MatchedNames;

/** A JSON array of objects, one object a line. */
final class JsonFormat extends OutputFormat {

    @Override
    public boolean showsMatchedNames() {
        return true;
    }

    @Override
    public String head() {
        return "[";
    }

    @Override
    public void append(Match match, MatchedNames names, boolean first, StringBuilder row) {
        row.append(first ? "\n" : ",\n");
        JsonLinesFormat.appendObject(match, names, row);
    }

    @Override
    public String tail() {
        return "\n]\n";
    }
}
