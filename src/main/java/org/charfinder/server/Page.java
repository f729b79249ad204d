package org.charfinder.server;

import java.util.Locale;
import org.charfinder.query.QueryResult;
import org.charfinder.unicode.Repr;

/** How many matches a client wants at once, and where in a long answer it is. */
final class Page {

    /** Of a client that goes on later its query is kept, and it may be one of ten thousand. Nobody types a longer one. */
    private static final int LONGEST_KEPT = 256;

    private int limit; // 0: all
    private int first; // rank of the first match that is wanted
    private int next; // of the first one behind this page
    private String query; // the last one, if matches behind this page are left; else null: nothing is kept of it

    /** @param limit how many matches at most; 0: all */
    Page(int limit) {
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    void setLimit(int matches) {
        limit = matches;
    }

    /** Goes to the first page of a new query. */
    void begin() {
        first = 0;
        query = null;
    }

    /**
     * Goes to the next page.
     *
     * @return the query that is to be asked again; null if there is no next page
     */
    String turn() {
        first = next;
        return query;
    }

    /** Whether some of an answer is not on this page. */
    boolean cuts(QueryResult answer) {
        return first > 0 || limit > 0 && answer.total() > limit;
    }

    /** Cuts off what is not on this page; returns the status line, without its end. */
    String cut(CharSequence asked, QueryResult answer) {
        int stop = first + answer.cut(first, limit == 0 ? answer.total() : first + limit);
        boolean more = stop < answer.total() && asked.length() <= LONGEST_KEPT;
        next = stop;
        query = more ? asked.toString() : null;
        StringBuilder status = new StringBuilder();
        status.append(
                first == 0
                        ? String.format(Locale.ROOT, "%,d of %,d matches for ", stop, answer.total())
                        : String.format(
                                Locale.ROOT, "%,d to %,d of %,d matches for ", first + 1, stop, answer.total()));
        Repr.append(status, asked);
        return status.append(more ? " (:more for the next)" : "").toString();
    }
}
