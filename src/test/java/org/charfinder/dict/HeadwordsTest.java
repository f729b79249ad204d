package org.charfinder.dict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HeadwordsTest {

    private static final int ALL = Integer.MAX_VALUE;

    private static final Headwords HEADWORDS = Headwords.of(WholeIndex.INDEX);

    private static final List<String> EVERY =
            List.copyOf(HEADWORDS.matching(Strategy.SUBSTRING, "E", ALL)); // enough of them

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "exact     > snowman              > SNOWMAN",
                "exact     > SnowMan              > SNOWMAN",
                "exact     > ' black  chess rook ' > BLACK CHESS ROOK",
                "exact     > snowma               > ''",
                "exact     > thumbs up            > THUMBS UP",
                "exact     > flag: france         > FLAG: FRANCE",
                "exact     > women’s room         > WOMEN'S ROOM",
                "exact     > japanese “here” button > JAPANESE HERE BUTTON",
                "exact     > cjk unified ideograph-4e00 > CJK UNIFIED IDEOGRAPH-4E00",
                "substring > control-000a         > ''",
                "prefix    > snowm                > SNOWMAN|SNOWMAN WITHOUT SNOW",
                "prefix    > nowman               > ''",
                "substring > nowma                > SNOWMAN|SNOWMAN WITHOUT SNOW|BLACK SNOWMAN",
                "substring > n-e                  > NON-EXISTENCE SIGN",
                "word      > queen white turned   > WHITE CHESS TURNED QUEEN",
                "word      > snow                 > SNOW|SNOWMAN WITHOUT SNOW|SNOW CAPPED MOUNTAIN",
                "word      > now man              > ''",
                "word      > '-'                  > ''",
                "word      > -rook                > WHITE CHESS ROOK",
                "word      > (white) rook         > WHITE CHESS ROOK",
                "lev       > snowman              > SNOWMAN",
                "lev       > snowmam              > SNOWMAN",
                "lev       > snowmn               > SNOWMAN",
                "lev       > snowmaan             > SNOWMAN",
                "lev       > nsowman              > SNOWMAN",
                "lev       > snowmna              > SNOWMAN",
                "lev       > nowmam               > ''",
                "lev       > snowboa              > ''",
            })
    void strategies(String id, String word, String headwords) {
        Strategy strategy = Objects.requireNonNull(Strategy.of(id));
        Collection<String> expected = headwords.isEmpty() ? List.of() : List.of(headwords.split("\\|"));
        Collection<String> found = HEADWORDS.matching(strategy, word, ALL);
        if (strategy == Strategy.EXACT || strategy == Strategy.LEV) {
            assertThat(found).containsExactlyElementsOf(expected);
        } else if (expected.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).containsAll(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void nothing_matches_nothing(Strategy strategy) {
        assertThat(HEADWORDS.matching(strategy, " ", ALL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "snowman              > ☃",
                "euro sign            > €",
                "cjk unified ideograph-4e00 > 一",
                "flag: france         > 🇫🇷",
                "line feed            > U+000A ↴",
                "bell                 > U+1F514 U+0007",
                "no such name         > ''",
            })
    void characters_called_so(String headword, String characters) {
        List<String> expected = Arrays.stream(characters.split(" "))
                .filter(part -> !part.isEmpty())
                .map(part -> part.startsWith("U+") ? Character.toString(Integer.parseInt(part.substring(2), 16)) : part)
                .toList();
        assertThat(HEADWORDS.charactersCalled(headword)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = Strategy.class,
            names = {"PREFIX", "SUBSTRING", "WORD"})
    void no_more_than_wanted(Strategy strategy) {
        assertThat(HEADWORDS.matching(strategy, "cjk", 256)).hasSize(256).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<String> parts() {
        Arbitrary<String> random = Arbitraries.strings().withChars("ABEOST -1").ofMaxLength(4);
        Arbitrary<String> ofHeadwords = Arbitraries.of(EVERY)
                .flatMap(headword -> Arbitraries.integers()
                        .between(0, headword.length())
                        .tuple2()
                        .map(ends -> headword.substring(
                                Math.min(ends.get1(), ends.get2()), Math.max(ends.get1(), ends.get2()))));
        return Arbitraries.oneOf(random, ofHeadwords);
    }

    /** The same as a plain look at each headword that has an E. */
    @Property(tries = 100)
    void parts_are_found_as_a_plain_search_finds_them(@ForAll("parts") String part) {
        String key = Headwords.key(part);
        assertThat(among(Strategy.EXACT, part)).isEqualTo(plainly(key, headword -> headword.equals(key)));
        assertThat(among(Strategy.PREFIX, part)).isEqualTo(plainly(key, headword -> headword.startsWith(key)));
        assertThat(among(Strategy.SUBSTRING, part)).isEqualTo(plainly(key, headword -> headword.contains(key)));
    }

    private static List<String> among(Strategy strategy, String word) {
        return HEADWORDS.matching(strategy, word, ALL).stream()
                .filter(headword -> headword.contains("E"))
                .toList();
    }

    private static List<String> plainly(String key, Predicate<String> test) {
        return key.isEmpty() ? List.of() : EVERY.stream().filter(test).toList();
    }

    /** Any change of one char of a headword is close to it. */
    @Property(tries = 100)
    void a_typing_error_is_close(@ForAll("headwords") String headword, @ForAll int where, @ForAll char c) {
        int at = Math.floorMod(where, headword.length());
        String before = headword.substring(0, at);
        String behind = headword.substring(at + 1);
        char letter = (char) ('A' + c % 26);
        Stream<String> errors = Stream.of(
                before + behind, before + letter + behind, before + letter + headword.substring(at), headword);
        errors.filter(error -> error.equals(Headwords.key(error)) && !error.isEmpty())
                .forEach(error -> assertThat(HEADWORDS.matching(Strategy.LEV, error, ALL))
                        .as(error)
                        .contains(headword));
    }

    @Provide
    Arbitrary<String> headwords() {
        return Arbitraries.of(EVERY);
    }
}
