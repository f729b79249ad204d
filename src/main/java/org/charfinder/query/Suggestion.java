package org.charfinder.query;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A query that finds something, for one that does not.
 *
 * @param query words, in lower case
 * @param total how many characters it finds, at least one
 */
public record Suggestion(String query, int total) {

    /** {@code letter (11,533)}. */
    @Override
    public String toString() {
        return query + " (" + String.format(Locale.ROOT, "%,d", total) + ")";
    }

    /** As a status line goes on: {@code  - did you mean: chess rook (18)?}; empty if there is none. */
    static String hint(List<Suggestion> suggestions) {
        return suggestions.isEmpty()
                ? ""
                : suggestions.stream()
                        .map(Suggestion::toString)
                        .collect(Collectors.joining(", ", " - did you mean: ", "?"));
    }
}
