package org.charfinder.web.resource;

import java.util.Iterator;
import org.charfinder.query.Match;

/** A text with one row for each match. A row is made when it is its turn to be sent. */
final class ResultText implements TextStream.Source {

    /** The format of a row. */
    interface Row {

        /**
         * Appends the row of a match.
         *
         * @param first whether this is the first row
         */
        void append(Match match, boolean first, StringBuilder text);
    }

    private final String head;
    private final Iterator<Match> matches;
    private final Row row;
    private final String tail;
    private boolean first = true;

    /**
     * @param head the text before all rows
     * @param tail the text after all rows
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
