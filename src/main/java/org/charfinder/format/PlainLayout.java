package org.charfinder.format;

import org.charfinder.query.Match;

/** {@code U+20AC <TAB>€<TAB>EURO SIGN}: the code padded to seven columns. */
final class PlainLayout extends Layout {

    private static final int CODE_WIDTH = 7;

    @Override
    public boolean isForPeople() {
        return true;
    }

    @Override
    void append(Match match, boolean first, StringBuilder row) {
        row.append(match.code());
        row.append(" ".repeat(Math.max(0, CODE_WIDTH - match.code().length())));
        row.append('\t').append(match.shown()).append('\t').append(match.name()).append('\n');
    }
}
