package org.charfinder.web.page;

import java.util.List;
import org.charfinder.query.TypingAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Links to queries.
 *
 * @param label what screen readers call them
 * @param links at least one
 */
record LinkList(String label, List<Link> links) {

    static LinkList of(String label, List<String> queries) {
        return new LinkList(label, queries.stream().map(Link::toResults).toList());
    }

    /** The queries that complete the filter that is being typed; null if there are none. */
    static @Nullable LinkList ofCompletions(TypingAnswer answer) {
        return answer.completions().isEmpty() ? null : of("Completions", answer.completions());
    }
}
