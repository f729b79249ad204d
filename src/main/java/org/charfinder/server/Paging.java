package org.charfinder.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.charfinder.net.Reply;
import org.charfinder.query.Order;
import org.charfinder.query.QueryResult;
import org.charfinder.query.StatusLine;
import org.jspecify.annotations.Nullable;

/**
 * How one client wants its matches, and the page of a long result that it sees: the matches {@code [first, next)}. The
 * limit and the order hold until the client changes them. A page keeps the order that it was begun in.
 */
final class Paging {

    private static final String MORE = " (:more for the next)";
    private static final byte[] MORE_BYTES = MORE.getBytes(US_ASCII);

    private final LastQuery last = new LastQuery();
    private int limit; // matches a page; 0: no limit
    private Order order; // of the next queries
    private Order pageOrder; // of the result that the page is of
    private boolean further; // whether the page is of the further matches of a query
    private int first; // rank of the first match of this page, from 0
    private int next; // rank of the first match behind this page
    private boolean more; // whether there are matches behind this page, and the last query is kept to find them

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

    /** The last query, whose matches the pages show. */
    LastQuery last() {
        return last;
    }

    /** The search for the matches of this page of a query. */
    Search search(String query) {
        return new Search(query, pageOrder, further, limit == 0 ? 0 : first + limit);
    }

    /** Whether the page is of the further matches of a query by other names. */
    boolean isFurther() {
        return further;
    }

    /** Whether the page is the first one of a query, and not of its further matches. */
    boolean isFirst() {
        return first == 0 && !further;
    }

    /** Goes to the first page of a new query. */
    void begin() {
        first = 0;
        more = false;
        pageOrder = order;
        further = false;
    }

    /**
     * Goes to the first page of the further matches of the last query.
     *
     * @return the query to find again for that page; null if there is none
     */
    @Nullable
    String beginFurther() {
        String query = last.text();
        if (query != null) {
            first = 0;
            more = false;
            further = true;
        }
        return query;
    }

    /**
     * Goes to the next page.
     *
     * @return the query to find again for that page; null if there is no next page
     */
    @Nullable
    String turn() {
        first = next;
        return more ? last.text() : null;
    }

    /** Returns whether some matches of a result are not on this page. */
    boolean cuts(QueryResult result) {
        return first > 0 || (limit > 0 && result.total() > limit);
    }

    /**
     * Cuts a result of the last query to this page. Allocates nothing.
     *
     * @return the rank behind the last match of this page
     */
    int cut(QueryResult result) {
        int total = result.total();
        next = first + result.cut(first, limit == 0 ? total : first + limit);
        more = next < total && last.isKept();
        return next;
    }

    /**
     * The status line of a page, after {@link #cut}.
     *
     * @return without a line end
     */
    String status(CharSequence asked, QueryResult result) {
        int total = result.total();
        String range = StatusLine.range(first, next, total);
        String status = further ? StatusLine.ofFurther(range, total, asked) : StatusLine.of(range, result, asked);
        return status + (more ? MORE : "");
    }

    /** Appends the end of the status line if there is a next page. */
    void appendMore(Reply reply) {
        if (more) {
            reply.append(MORE_BYTES);
        }
    }
}
