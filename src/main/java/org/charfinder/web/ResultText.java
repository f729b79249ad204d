package org.charfinder.web;

import java.util.Iterator;
import org.charfinder.query.Match;

/** A text with a row for each match, which is made when it is its turn. */
final class ResultText implements TextStream.Source {

    /** How a row is written. */
    interface Row {
        void append(Match match, boolean first, StringBuilder text);
    }

    private final String head;
    private final Iterator<Match> matches;
    private final Row row;
    private final String tail;
    private boolean first = true;

    /**
     * @param head what comes before all rows
     * @param tail what comes after them
     */
    ResultText(String head, Iterator<Match> matches, Row row, String tail) {
        this.head = head;
        this.matches = matches;
        this.row = row;
        this.tail = tail;
    }

    @Override
    public boolean appendTo(StringBuilder text) {
        if (first) {
            text.append(head);
        }
        if (!matches.hasNext()) {
            text.append(tail);
            return false;
        }
        row.append(matches.next(), first, text);
        first = false;
        return true;
    }
}
