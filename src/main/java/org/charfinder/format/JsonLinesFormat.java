package org.charfinder.format;

import org.charfinder.query.Match;
import org.charfinder.query.MatchedNames;

/** A JSON object a line. */
final class JsonLinesFormat extends OutputFormat {

    private final JsonRow members;

    JsonLinesFormat(JsonRow members) {
        this.members = members;
    }

    @Override
    public boolean showsMatchedNames() {
        return members.hasMatchedNames();
    }

    @Override
    public void append(Match match, MatchedNames names, boolean first, StringBuilder row) {
        members.append(match, names, row);
        row.append('\n');
    }
}
