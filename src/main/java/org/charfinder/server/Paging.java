package org.charfinder.server;

import java.util.Locale;
import org.charfinder.query.Order;
import org.charfinder.query.QueryResult;
import org.charfinder.query.StatusLine;
import org.jspecify.annotations.Nullable;

/**
 * How one client wants its matches, and the page of a long result that it sees: the matches {@code [first, next)}. The
 * limit and the order hold until the client changes them. A page keeps the order that it was begun in.
 */
final class Paging {

    private final LastQuery last = new LastQuery();
    private int limit; // matches a page; 0: no limit
    private Order order; // of the next queries
    private Order pageOrder; // of the result that the page is of
    private boolean further; // whether the page is of the further matches of a query
    private int first; // rank of the first match of this page, from 0
    private int next; // rank of the first match behind this page
    private @Nullable String query; // the last query if there are matches behind this page, else null

    /**
     * @param limit the most matches a page; 0: no limit
     * @param order of the queries
     */
    Paging(int limit, Order order) {
        this.limit = limit;
        this.order = order;
        this.pageOrder = order;
    }

    int limit() {
        return limit;
    }

    /** Sets the limit of the next pages. */
    void setLimit(int matches) {
        limit = matches;
    }

    Order order() {
        return order;
    }

    /** Sets the order of the next queries. */
    void setOrder(Order wanted) {
        order = wanted;
    }

    /** The last query, of which {@link #beginFurther} shows further matches. */
    LastQuery last() {
        return last;
    }

    /** The order of the result that the page is of. */
    Order pageOrder() {
        return pageOrder;
    }

    /** Whether the page is of the further matches of a query by other names. */
    boolean isFurther() {
        return further;
    }

    /** Goes to the first page of a new query. */
    void begin() {
        first = 0;
        query = null;
        pageOrder = order;
        further = false;
    }

    /** Goes to the first page of the further matches of the last query. */
    void beginFurther() {
        first = 0;
        query = null;
        further = true;
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

    /** Whether no match of a result is behind this page. */
    boolean isLast(QueryResult result) {
        return limit == 0 || first + limit >= result.total();
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
        int total = result.total();
        int stop = first + result.cut(first, limit == 0 ? total : first + limit);
        boolean more = stop < total && asked.length() <= LastQuery.LONGEST;
        next = stop;
        query = more ? asked.toString() : null;
        String range = first == 0
                ? String.format(Locale.ROOT, "%,d of %,d", stop, total)
                : String.format(Locale.ROOT, "%,d to %,d of %,d", first + 1, stop, total);
        String status = further ? StatusLine.ofFurther(range, total, asked) : StatusLine.of(range, result, asked);
        return status + (more ? " (:more for the next)" : "");
    }
}
