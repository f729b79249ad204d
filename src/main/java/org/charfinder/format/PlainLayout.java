package org.charfinder.format;

import org.charfinder.query.Match;

/** {@code U+20AC <TAB>€<TAB>EURO SIGN}: a result line, as the line protocol has it but for its end. */
final class PlainLayout extends Layout {

    @Override
    public boolean isForPeople() {
        return true;
    }

    @Override
    public void append(Match match, boolean first, StringBuilder row) {
        row.append(match).append('\n');
    }
}
