package org.charfinder.query;

import java.util.List;
import org.charfinder.index.Folding;
import org.charfinder.index.Runs;
import org.charfinder.index.TermLookup;
import org.charfinder.index.WholeNameLookup;
import org.charfinder.index.WholeNames;
import org.charfinder.unicode.Ascii;

/**
 * The words of a query, and what they find.
 *
 * @param words folded; none if the query has none
 * @param ascii whether the query is in ASCII
 * @param named what has all words in its name
 * @param whole what has them for a whole name
 */
record QueryWords(List<String> words, boolean ascii, Runs named, WholeNames whole) {

    /** Looks the words of a query up. */
    static QueryWords look(String query, TermLookup names, WholeNameLookup wholeNames) {
        List<String> words = cut(query, names);
        Runs named = WordMatches.orNothing(names.find(String.join(" ", words), false));
        return new QueryWords(words, Ascii.containsAll(query), named, wholeNames.find(words, true));
    }

    /** The words of a query; those of {@code leftRightArrow} and the like are separated unless they are known. */
    static List<String> cut(String query, TermLookup names) {
        List<String> words = Folding.words(query);
        boolean known = words.stream()
                .allMatch(word -> names.knows(word) || names.otherNames().knows(word));
        return known ? words : Folding.words(Folding.separated(query));
    }
}
