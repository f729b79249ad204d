package org.charfinder.format;

import org.charfinder.query.Match;
import org.charfinder.query.MatchedNames;

/** {@code U+20AC <TAB>€<TAB>EURO SIGN}: a result line of the line protocol, but it ends with LF. */
final class PlainFormat extends OutputFormat {

    @Override
    public boolean isForUsers() {
        return true;
    }

    @Override
    public void append(Match match, MatchedNames names, boolean first, StringBuilder row) {
        row.append(match).append('\n');
    }
}
