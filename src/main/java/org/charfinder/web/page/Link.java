package org.charfinder.web.page;

import java.util.List;
import org.charfinder.query.QueryResult;

/**
 * A link in a page.
 *
 * @param text the text of the link
 * @param href the address within the site
 */
record Link(String text, String href) {

    /** A link to the results of a query. */
    static Link toResults(String text, String query) {
        return new Link(text, Links.results(query));
    }

    /** A link to the results of a query that is its own text. */
    static Link toResults(String query) {
        return toResults(query, query);
    }

    /** Links to the queries that find something in place of one that finds nothing. */
    static List<Link> toSuggestions(QueryResult answer) {
        return answer.suggestions().stream()
                .map(suggestion -> toResults(suggestion.toString(), suggestion.query()))
                .toList();
    }
}
