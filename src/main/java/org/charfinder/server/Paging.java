package org.charfinder.server;

import java.util.Locale;
import org.charfinder.query.QueryResult;
import org.charfinder.unicode.Repr;
import org.jspecify.annotations.Nullable;

/** The limit of one client, and the page of a long result that the client sees: the matches {@code [first, next)}. */
final class Paging {

    /** The longest query, in chars, that is kept for the next page: there may be 10,000 clients. */
    private static final int LONGEST_KEPT = 256;

    private int limit; // matches a page; 0: no limit
    private int first; // rank of the first match of this page, from 0
    private int next; // rank of the first match behind this page
    private @Nullable String query; // the last query if there are matches behind this page, else null

    /** @param limit the most matches a page; 0: no limit */
    Paging(int limit) {
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    /** Sets the limit of the next pages. */
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
     * @return the query to find again for that page; null if there is no next page
     */
    @Nullable
    String turn() {
        first = next;
        return query;
    }

    /** Returns whether some matches of a result are not on this page. */
    boolean cuts(QueryResult result) {
        return first > 0 || (limit > 0 && result.total() > limit);
    }

    /**
     * Cuts a result to this page.
     *
     * @param asked the query that has this result
     * @return the status line, without a line end
     */
    String cut(CharSequence asked, QueryResult result) {
        int stop = first + result.cut(first, limit == 0 ? result.total() : first + limit);
        boolean more = stop < result.total() && asked.length() <= LONGEST_KEPT;
        next = stop;
        query = more ? asked.toString() : null;
        StringBuilder status = new StringBuilder();
        status.append(
                first == 0
                        ? String.format(Locale.ROOT, "%,d of %,d matches for ", stop, result.total())
                        : String.format(
                                Locale.ROOT, "%,d to %,d of %,d matches for ", first + 1, stop, result.total()));
        Repr.append(status, asked);
        return status.append(more ? " (:more for the next)" : "").toString();
    }
}
