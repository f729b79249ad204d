package org.charfinder.query;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.charfinder.index.NamedCharacter;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.charfinder.index.WordCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the order BEST finds and CODE does not: it is counted without looking it up. */
class FurtherTest {

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;
    private static final List<String> WORDS =
            INDEX.words().stream().map(WordCount::word).toList();

    private final Finder finder = new Finder(INDEX);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rook",
                "chess rook",
                "sun",
                "Sun",
                "SUN",
                "euro sign",
                "sign euro",
                "letter",
                "latin small letter",
                "latin small letter a",
                "the letter",
                "black heart",
                "heart suit",
                "left right arrow",
                "arrow  left,arrow",
                "xi",
                "Xi",
                "ae",
                "AE",
                "a",
                "face with tears of joy",
                "white black",
                "hangul syllable",
                "cjk",
            })
    void the_count_is_what_best_finds_more(String query) throws QueryException {
        check(query);
    }

    /** A word is counted once; in capitals, or beside others, it is another query. */
    @Test
    void of_a_word_again_and_in_other_forms() throws QueryException {
        for (String query : List.of("br", "BR", "br", "Br", "xi", "Xi", "xi", "xi xi", "xi,", "xi letter", "xi")) {
            check(query);
        }
    }

    @Property(tries = 1_000)
    void of_any_words(@ForAll("queries") String query) throws QueryException {
        check(query);
    }

    @Test
    void of_frequent_words() throws QueryException {
        List<String> frequent =
                INDEX.words().stream().limit(40).map(WordCount::word).toList();
        for (String one : frequent) {
            for (String other : frequent.subList(0, 10)) {
                check(one + " " + other);
            }
        }
    }

    /** Readings of all kinds: `code` and what it says that there is more are `best`. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "猫",
                "꽃",
                "é",
                "か",
                "DownArrow",
                "buy",
                "couplekiss",
                "happiness",
                "Greek_omicron",
                "Herz",
                "рыба",
                "rook | knight",
                "\"black heart\"",
                "chess -white",
                "roo*",
                "keyword:pirate",
                "block:dingbats heart",
                "meaning:water",
                "1",
                "a",
                "x",
                "7",
                "日本",
                "größer",
                "->",
                ":smile:",
                "o'clock",
                "thumbs_up",
                "U+265C",
                "♜",
                "german flag",
                "heavy red heart",
                "zz top",
                "qqqq",
            })
    void code_and_further_are_best(String query) throws QueryException {
        QueryResult code = finder.find(query, Order.CODE);
        if (finder.find(query, Order.BEST).isClosest() && code.total() == 0) {
            return; // words are suggested
        }
        QueryResult further = new QueryResult(INDEX);
        finder.findFurther(query, further);
        Set<String> both = characters(code);
        both.addAll(characters(further));
        assertThat(both).as(query).isEqualTo(characters(finder.find(query, Order.BEST)));
        assertThat(both).as(query).hasSize(characters(code).size() + further.total());
    }

    @ParameterizedTest
    @ValueSource(strings = {"qq", "qq qq", "QQ\0qq"})
    void one_letter_or_two_stay_without_an_answer(String query) throws QueryException {
        assertThat(finder.find(query, Order.CODE).total()).isZero();
        assertThat(finder.find(query, Order.BEST).total()).isPositive();
        QueryResult further = new QueryResult(INDEX);
        finder.findFurther(query, further);
        assertThat(further.total()).isZero();
    }

    /** The words find the squared ideograph, and the whole is the name of the ideograph itself. */
    @ParameterizedTest
    @ValueSource(strings = {"cjk unified ideograph 914d", "CJK Unified Ideograph 914D", "unified ideograph 914d"})
    void the_name_of_an_ideograph_is_counted_beside_a_squared_one(String query) throws QueryException {
        int expected = query.toLowerCase(Locale.ROOT).startsWith("cjk") ? 1 : 0;
        byte[] ascii = query.getBytes(US_ASCII);
        QueryResult counted = new QueryResult(INDEX);
        if (!finder.findWordsAndCountFurther(ascii, 0, ascii.length, counted)) {
            counted = finder.find(query, Order.CODE);
            finder.countFurther(query, counted);
        }
        assertThat(counted.total()).isEqualTo(1);
        assertThat(counted.further()).isEqualTo(expected);
    }

    @Test
    void of_more_letters_a_whole_name_is_found() throws QueryException {
        assertThat(characters(finder.find("lt.eq", Order.CODE))).containsExactly("U+2264");
    }

    /** Words of names, most of them of one name, so that something is found. */
    @Provide
    Arbitrary<String> queries() {
        return Arbitraries.randomValue(FurtherTest::words).map(words -> String.join(" ", words));
    }

    private static List<String> words(Random random) {
        String word = WORDS.get(random.nextInt(WORDS.size())).toLowerCase(Locale.ROOT);
        List<NamedCharacter> characters = INDEX.find(word).characters();
        if (characters.isEmpty() || random.nextInt(4) == 0) {
            return List.of(word);
        }
        List<String> name = List.of(characters
                .get(random.nextInt(characters.size()))
                .name()
                .toLowerCase(Locale.ROOT)
                .split("[ -]+"));
        int from = random.nextInt(name.size());
        return name.subList(from, from + 1 + random.nextInt(name.size() - from));
    }

    private void check(String query) throws QueryException {
        QueryResult counted = new QueryResult(INDEX);
        byte[] ascii = query.getBytes(US_ASCII);
        if (!finder.findWordsAndCountFurther(ascii, 0, ascii.length, counted)) {
            return;
        }
        QueryResult further = new QueryResult(INDEX);
        finder.findFurther(query, further);
        Set<String> best = characters(finder.find(query, Order.BEST));
        best.removeAll(characters(finder.find(query, Order.CODE)));
        assertThat(characters(further)).as(query).isEqualTo(best);
        assertThat(counted.further()).as(query).isEqualTo(best.size()).isEqualTo(further.total());
    }

    private static Set<String> characters(QueryResult result) {
        Set<String> characters = new TreeSet<>();
        result.matches().forEachRemaining(match -> characters.add(match.code()));
        return characters;
    }
}
