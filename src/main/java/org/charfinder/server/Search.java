package org.charfinder.server;

import org.charfinder.query.Finder;
import org.charfinder.query.Finders;
import org.charfinder.query.Order;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.jspecify.annotations.Nullable;

/**
 * A query with all that its search needs to know of the client's page, so that another thread can search.
 *
 * @param query the text
 * @param order of the result that the page is of
 * @param further whether the page is of the matches that other names add
 * @param stop the rank behind the last match of the page; 0: the page has all
 */
record Search(String query, Order order, boolean further, int stop) {

    /**
     * What a search has brought.
     *
     * @param search the search
     * @param result of the query; empty if it is not understood
     * @param error says why the query is not understood; null if it is
     */
    record Outcome(
            Search search, QueryResult result, @Nullable QueryException error) {

        /** Whether no match is behind the page, so that further matches are counted. */
        boolean isLastPage() {
            return search.isLastPage(result);
        }

        /** Whether the result is that of the query, for any page of any client. */
        boolean isWhole() {
            return error == null && !search.further && (search.order == Order.BEST || isLastPage());
        }
    }

    private boolean isLastPage(QueryResult result) {
        return stop == 0 || stop >= result.total();
    }

    /** Searches. */
    Outcome run(Finders finders) {
        Finder finder = finders.get();
        QueryResult result = new QueryResult(finders.index());
        try {
            if (further) {
                findFurther(finder, result);
            } else {
                finder.find(query, order, result);
                countFurther(finder, result);
            }
            return new Outcome(this, result, null);
        } catch (QueryException e) {
            result.clear();
            return new Outcome(this, result, e);
        }
    }

    /** In the order BEST, nothing is left to add. */
    private void findFurther(Finder finder, QueryResult result) throws QueryException {
        if (order == Order.CODE) {
            finder.findFurther(query, result);
        }
    }

    /** The last page tells how many matches the order BEST adds. Codes are the same in both orders. */
    private void countFurther(Finder finder, QueryResult result) {
        if (isLastPage(result) && order == Order.CODE && result.kind() != QueryResult.Kind.CODES) {
            try {
                finder.countFurther(query, result);
            } catch (QueryException e) {
                // To find more takes too long; what is found is the answer.
            }
        }
    }
}
