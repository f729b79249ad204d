package org.charfinder.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a query that is still being typed.
 *
 * @param query the query that has all of the matches, for {@link Finder#matchedNames}
 * @param result what is found: first the matches of what is typed, then those of the last word as a beginning. If what
 *     is typed can't be understood yet, what its terms before the last one find
 * @param completions queries that complete the filter that is being typed, at most 60; empty if it is none
 * @param reason why what is typed can't be understood; empty if it can
 * @param filter the name of the filter whose value does not exist, if that is the reason; otherwise null
 */
public record TypingAnswer(
        String query,
        QueryResult result,
        List<String> completions,
        String reason,
        @Nullable String filter) {}
