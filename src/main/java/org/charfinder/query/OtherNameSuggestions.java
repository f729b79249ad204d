package org.charfinder.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.charfinder.index.Runs;
import org.charfinder.index.TermLookup;

/** Suggests parts of a query whose words are words of names in any language, if nothing has all of them. */
final class OtherNameSuggestions {

    private static final int SUGGESTIONS = 3;

    /** The most words of a query that is read; each costs some look-ups. */
    private static final int WORDS = 16;

    private OtherNameSuggestions() {}

    /**
     * At most three queries, those of the fewest matches first: the query without one word, or else single words.
     *
     * @param query with words that are separated by spaces
     * @param names of the index
     */
    static List<Suggestion> of(String query, TermLookup names) {
        List<String> words = Arrays.stream(query.toLowerCase(Locale.ROOT).split(" +", -1))
                .filter(word -> word.codePoints().anyMatch(Character::isLetter))
                .distinct()
                .toList();
        if (words.size() < 2 || words.size() > WORDS) {
            return List.of();
        }
        List<Suggestion> allButOne = matching(
                IntStream.range(0, words.size()).mapToObj(i -> String.join(" ", AllButOne.without(i, words))), names);
        return allButOne.isEmpty() ? matching(words.stream(), names) : allButOne;
    }

    private static List<Suggestion> matching(Stream<String> queries, TermLookup names) {
        return queries.distinct()
                .map(query -> new Suggestion(query, total(query, names)))
                .filter(suggestion -> suggestion.total() > 0)
                .sorted(Comparator.comparingInt(Suggestion::total))
                .limit(SUGGESTIONS)
                .toList();
    }

    /** How many matches a query has in the order CODE. */
    private static int total(String query, TermLookup names) {
        Runs found = WordMatches.orNothing(names.find(query, false));
        return found.count() > 0
                ? found.total()
                : WordMatches.orNothing(names.otherNames().find(query, false)).total();
    }
}
