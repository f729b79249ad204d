package org.charfinder.query;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A query that finds something, suggested in place of one that finds nothing.
 *
 * @param query words, in lower case
 * @param total the number of characters that it finds, from 1
 */
public record Suggestion(String query, int total) {

    /** {@code letter (11,533)}. */
    @Override
    public String toString() {
        return query + " (" + String.format(Locale.ROOT, "%,d", total) + ")";
    }

    /** The end of a status line: {@code  - did you mean: chess rook (18)?}; empty if there is none. */
    static String hint(List<Suggestion> suggestions) {
        return suggestions.isEmpty()
                ? ""
                : suggestions.stream()
                        .map(Suggestion::toString)
                        .collect(Collectors.joining(", ", " - did you mean: ", "?"));
    }
}
