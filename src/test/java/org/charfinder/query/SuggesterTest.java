package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.charfinder.index.WordCount;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggesterTest {

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;

    private final Suggester suggester = new Suggester(new CharacterLookup(INDEX));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // a word that no character has
                "snowmam | snowman (3)",
                "--SnowMam! | snowman (3)",
                "ſnowmam | snowman (3)",
                "leter | letter (11,533), lower (238), water (14)",
                "triple barr | triple bar (8)",
                "barr bar | bar (161), barb bar (16)",
                "mathematical bold capitl q | mathematical bold capital q (6)",
                "cjk ideograf | cjk ideograph (103,051)",
                // two and three
                "lefft arow | left arrow (42)",
                "leter smal latn | letter small latin (976)",
                // left out
                "снег snowman | snowman (3)",
                "снег snowmam | snowman (3)",
                "snowman ♜ zzzzzzzz | snowman (3)",
                "zzzzzzzz sun qqqqqqqq | sun (17)",
                // each is a word of some character
                "chess rok | chess rook (18)",
                "black rook snowman | black snowman (1), black rook (5)",
                "euro snowman | euro (3), snowman (3)",
            })
    void suggests_what_finds_something(String query, String suggestions) {
        assertThat(Suggestion.hint(suggester.of(query))).isEqualTo(" - did you mean: " + suggestions + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-- ♜ --",
                "снеговик",
                "zzzzzzzz",
                "zzzzzzzz qqqqqqqq",
                "snowmamsnowmamsnowmamsnowmamsnowmamsnowmam",
                "greek capital letter snowman black rook",
                "snowmam a b c d e f g h i j k l m n o p",
            })
    void suggests_nothing_if_nothing_comes_near(String query) {
        assertThat(suggester.of(query)).isEmpty();
    }

    @Property(tries = 300)
    void every_suggestion_finds_as_much_as_it_says(@ForAll("queries") String query) {
        List<Suggestion> suggestions = suggester.of(query);
        assertThat(suggestions).hasSizeLessThanOrEqualTo(3);
        for (Suggestion suggestion : suggestions) {
            assertThat(suggestion.query()).matches("[a-z0-9_ ]+");
            assertThat(suggestion.total())
                    .isPositive()
                    .isEqualTo(INDEX.find(suggestion.query(), 0, 0).total());
        }
    }

    /** Anything, and words as they are and without a letter. */
    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> word = Arbitraries.of(
                INDEX.words().stream().limit(1_000).map(WordCount::word).toList());
        Arbitrary<String> typed = word.flatMap(SuggesterTest::withoutALetter);
        Arbitrary<List<String>> few =
                Arbitraries.oneOf(word, typed, typed).list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<String>> several = Arbitraries.oneOf(word, typed).list().ofMaxSize(20);
        Arbitrary<String> words = Arbitraries.oneOf(few, several).map(all -> String.join(" ", all));
        return Arbitraries.oneOf(Arbitraries.strings(), Arbitraries.strings().ascii(), words, words);
    }

    private static Arbitrary<String> withoutALetter(String word) {
        return Arbitraries.integers()
                .between(0, word.length() - 1)
                .map(at -> word.substring(0, at) + word.substring(at + 1));
    }
}
