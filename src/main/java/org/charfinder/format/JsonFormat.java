package org.charfinder.format;

import org.charfinder.query.Match;
import org.charfinder.query.MatchedNames;

/** A JSON array of objects, one object a line. */
final class JsonFormat extends OutputFormat {

    private final JsonRow members;

    JsonFormat(JsonRow members) {
        this.members = members;
    }

    @Override
    public boolean showsMatchedNames() {
        return members.hasMatchedNames();
    }

    @Override
    public String head() {
        return "[";
    }

    @Override
    public void append(Match match, MatchedNames names, boolean first, StringBuilder row) {
        row.append(first ? "\n" : ",\n");
        members.append(match, names, row);
    }

    @Override
    public String tail() {
        return "\n]\n";
    }
}
