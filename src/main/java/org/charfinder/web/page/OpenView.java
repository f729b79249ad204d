package org.charfinder.web.page;

import java.util.List;
import org.charfinder.query.TypingAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The page of a query that is still being typed and finds nothing yet. What was found before it may stay.
 *
 * @param query what is typed so far
 * @param error why it finds nothing
 * @param browse all values of the filter whose value does not exist, if that is the error and they have a page
 * @param suggestions similar queries that find something
 * @param completions queries that complete the filter that is being typed; null if there are none
 * @param view how the client wants to see results, which the search box keeps; null if it has not said so
 */
record OpenView(
        String query,
        String error,
        @Nullable Link browse,
        List<Link> suggestions,
        @Nullable LinkList completions,
        @Nullable String view)
        implements SearchView {

    /** @param view {@code list} or {@code grid}; null for the one that suits the query */
    static OpenView of(String typed, TypingAnswer answer, @Nullable String view) {
        return new OpenView(
                typed,
                answer.reason().isEmpty() ? "Go on, or choose one of these." : answer.reason(),
                Catalogue.linkTo(answer.filter()),
                Link.toSuggestions(answer.result()),
                LinkList.ofCompletions(answer),
                view);
    }

    boolean isOpen() {
        return true;
    }
}
