package org.charfinder.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.EditDistanceSearch;
import org.charfinder.index.NameTokenizer;
import org.charfinder.index.Search;
import org.charfinder.index.WordCount;

/**
 * Suggests queries for words that no character has all of. The work for a query is bounded, whatever it holds. One
 * thread at a time.
 */
final class Suggester {

    /** The most suggestions: they stand in one status line. */
    private static final int SUGGESTIONS = 3;

    /** The most words of a query; no name has more than 12 different ones. */
    private static final int WORDS = 16;

    /**
     * The most near words that replace each unknown word, for queries with 0, 1, 2 and 3 unknown words: at most 64
     * queries in all. For more unknown words there are no suggestions.
     */
    private static final int[] REPLACEMENTS = {0, 64, 8, 4};

    private final Search search;
    private final EditDistanceSearch editDistanceSearch;

    /** @param lookup may be shared with other threads */
    Suggester(CharacterLookup lookup) {
        search = lookup.search();
        editDistanceSearch = lookup.editDistanceSearch();
    }

    /**
     * At most three queries that find something, for one that finds nothing. Words with letters beyond ASCII, which no
     * name has, are left out. Of these steps, the first that finds something gives the suggestions:
     *
     * <ol>
     *   <li>at most three words that no character has are replaced by words of similar spelling, see
     *       {@link EditDistanceSearch#near},
     *   <li>words that no character has are left out,
     *   <li>any one word is replaced: {@code chess rok} has a word of Hangul syllables, and means the rook,
     *   <li>any one word is left out. Queries that find fewer characters come first: they keep the most specific words.
     *       Among equals, those that keep the first words come first.
     * </ol>
     *
     * @param query any text; for more than 16 different words there are no suggestions
     */
    List<Suggestion> of(CharSequence query) {
        List<String> words = words(query);
        if (words.isEmpty() || words.size() > WORDS) {
            return List.of();
        }
        List<String> known = words.stream().filter(this::isKnown).toList();
        List<Suggestion> suggestions = unknownReplaced(words, known);
        if (suggestions.isEmpty()) {
            suggestions = suggestions(List.of(known));
        }
        if (suggestions.isEmpty()) {
            suggestions = oneReplaced(known);
        }
        if (suggestions.isEmpty()) {
            suggestions = oneDropped(known);
        }
        return suggestions;
    }

    /** The different words of a query in ASCII, in upper case, in order. */
    private static List<String> words(CharSequence query) {
        return NameTokenizer.words(query).stream()
                .filter(word -> word.indexOf(NameTokenizer.STRANGE) < 0)
                .distinct()
                .toList();
    }

    private boolean isKnown(String word) {
        return matches(List.of(word)) > 0;
    }

    /** The query with each unknown word replaced by each word near to it. */
    private List<Suggestion> unknownReplaced(List<String> words, List<String> known) {
        int unknown = words.size() - known.size();
        boolean hopeless = unknown >= REPLACEMENTS.length || (!known.isEmpty() && matches(known) == 0);
        if (unknown == 0 || hopeless) {
            return List.of();
        }
        List<List<String>> queries = List.of(List.of());
        for (String word : words) {
            queries = extended(queries, known.contains(word) ? List.of(word) : near(word, REPLACEMENTS[unknown]));
        }
        return suggestions(queries);
    }

    /** The query with any one word replaced by each word near to it. */
    private List<Suggestion> oneReplaced(List<String> words) {
        List<List<String>> queries = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (matches(AllButOne.without(i, words)) > 0) {
                for (String word : near(words.get(i), REPLACEMENTS[1] / words.size())) {
                    List<String> query = new ArrayList<>(words);
                    query.set(i, word);
                    queries.add(query);
                }
            }
        }
        return suggestions(queries);
    }

    /** Words near to a word; none for numbers, in which each digit matters. */
    private List<String> near(String word, int most) {
        if (word.chars().anyMatch(c -> c >= '0' && c <= '9')) {
            return List.of();
        }
        return editDistanceSearch.near(word, most).stream().map(WordCount::word).toList();
    }

    /** Each query with each of these words behind it. */
    private static List<List<String>> extended(List<List<String>> queries, List<String> words) {
        return queries.stream()
                .flatMap(query -> words.stream()
                        .map(word ->
                                Stream.concat(query.stream(), Stream.of(word)).toList()))
                .toList();
    }

    private List<Suggestion> oneDropped(List<String> words) {
        List<List<String>> queries = new ArrayList<>();
        for (int i = words.size() - 1; i >= 0; i--) {
            queries.add(AllButOne.without(i, words));
        }
        return matching(queries)
                .sorted(Comparator.comparingInt(Suggestion::total))
                .limit(SUGGESTIONS)
                .toList();
    }

    /** The first of these queries that find something. */
    private List<Suggestion> suggestions(List<List<String>> queries) {
        return matching(queries).limit(SUGGESTIONS).toList();
    }

    private Stream<Suggestion> matching(List<List<String>> queries) {
        return queries.stream()
                .map(words -> words.stream().distinct().toList()) // a near word may be in the query already
                .distinct()
                .map(words -> new Suggestion(String.join(" ", words).toLowerCase(Locale.ROOT), matches(words)))
                .filter(suggestion -> suggestion.total() > 0);
    }

    private int matches(List<String> words) {
        return search.find(String.join(" ", words)).total();
    }
}
