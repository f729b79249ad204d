package org.charfinder.web.page;

import static java.util.Objects.requireNonNull;

import org.charfinder.query.QueryException;
import org.jspecify.annotations.Nullable;

/**
 * The page of a query that can't be understood.
 *
 * @param query the query without white space at its ends
 * @param error why it can't be understood
 * @param browse all values of the filter whose value does not exist, if that is the error and they have a page
 */
record RefusedView(String query, String error, @Nullable Link browse) implements SearchView {

    static RefusedView of(String query, QueryException error) {
        return new RefusedView(query, requireNonNull(error.getMessage()), Catalogue.linkTo(error.filter()));
    }

    /** Words to try. */
    LinkList samples() {
        return Examples.WORDS;
    }
}
