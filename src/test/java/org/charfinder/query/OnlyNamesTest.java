package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Folding;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that only names have are found in a shorter way, which must find the same. */
class OnlyNamesTest {

    private static final CharacterLookup LOOKUP = new CharacterLookup(WholeIndex.INDEX);
    private static final OnlyNames ONLY_NAMES = new OnlyNames(WholeIndex.INDEX, LOOKUP);

    private static Set<String> wordsOfNames() {
        QueryResult all = new QueryResult(WholeIndex.INDEX);
        all.set(LOOKUP.everything());
        Set<String> words = new TreeSet<>();
        all.matches().forEachRemaining(match -> words.addAll(Folding.words(match.name())));
        words.removeIf(word -> !ONLY_NAMES.has(word));
        return words;
    }

    private static String found(String word, boolean shortWay) {
        QueryResult result = new QueryResult(WholeIndex.INDEX);
        Tiers tiers = new Tiers(Prominence.in(LOOKUP), result);
        BestFirst best = new BestFirst(LOOKUP, tiers);
        best.putCapitalsLast(word);
        if (shortWay) {
            ONLY_NAMES.add(word, tiers);
        } else {
            best.addWords(best.addWholeNames(word, null));
        }
        List<String> rows = new ArrayList<>();
        result.matches().forEachRemaining(match -> rows.add(result.groupAt(rows.size()) + " " + match.characters()));
        return result.kind() + " " + rows;
    }

    @Test
    void all_words_that_are_only_in_names_are_found_the_same() {
        Set<String> words = wordsOfNames();
        assertThat(words).hasSizeGreaterThan(15_000);
        for (String word : words) {
            assertThat(found(word, true)).as(word).isEqualTo(found(word, false));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"snowman", "rook", "herz", "sign", "rightarrow", "leq", "water", "nosuchword", "xd", "euro"})
    void other_words_are_not_only_in_names(String word) {
        assertThat(ONLY_NAMES.has(word)).isFalse();
    }
}
