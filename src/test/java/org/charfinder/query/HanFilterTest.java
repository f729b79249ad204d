package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters by what Unihan says of ideographs. */
class HanFilterTest {

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;

    private final Finder finder = new Finder(INDEX);

    private List<String> found(String query, Order order) throws QueryException {
        List<String> found = new ArrayList<>();
        finder.find(query, order).matches().forEachRemaining(match -> found.add(match.characters()));
        return found;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "meaning:water      = 水",
                "meaning:waters     = 水",
                "meaning:Water      = 水",
                "meaning:fire       = 火",
                "meaning:person     = 人",
                "meaning:people     = 人",
                "meaning:horse      = 馬 马",
                "meaning:dog        = 犬 狗",
                "meaning:mountain   = 山",
                "meaning:moon       = 月",
                "meaning:heart      = 心",
                "meaning:hand       = 手",
                "meaning:dragon     = 龍 龙 竜",
                "meaning:bird       = 鳥 鸟",
                "meaning:eat        = 吃 食",
                "meaning:love       = 愛 爱",
                "meaning:\"hot water\" = 湯",
                "pinyin:shui3       = 水",
                "pinyin:shuǐ        = 水",
                "pinyin:shui        = 水 睡",
                "pinyin:nü          = 女",
                "pinyin:nv3         = 女",
                "on:sui             = 出",
                "on:ba strokes:10   = 馬",
                "on:ma radical:馬    = 馬",
                "kun:mizu           = 水",
                "kun:みず             = 水",
                "kun:ミズ             = 水",
                "kun:UMA            = 馬",
                "radical:85         = 水",
                "radical:水          = 水",
                "radical:氵          = 水",
                "radical:⽔          = 水",
                "radical:⺡          = 水",
                "radical:water      = 水",
                "radical:\"short tailed bird\" = 雄",
                "radical:馬 strokes:<12 = 馬",
                "strokes:1          = 一",
                "radical:85 strokes:<6 = 水",
                "pinyin:shui meaning:water = 水",
                "meaning:water -radical:water = 荷",
                "meaning:water | meaning:fire = 水 火",
            })
    void the_first_five_have(String query, String wanted) throws QueryException {
        List<String> first = found(query, Order.BEST);
        assertThat(first.subList(0, Math.min(5, first.size()))).contains(wanted.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "pinyin:nu3  = pinyin:nv3",
                "pinyin:shui2 = pinyin:shui3",
            })
    void different_readings_find_different_characters(String one, String other) throws QueryException {
        assertThat(found(one, Order.CODE)).isNotEmpty().isNotEqualTo(found(other, Order.CODE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "==",
            value = {
                "radical:85 == radical:水",
                "radical:85 == radical:⺡",
                "radical:water == radical:WATER",
                "radical:187 == radical:⻢",
                "radical:213 == radical:⻲",
                "pinyin:lü4 == pinyin:lu:4",
                "on:kyuu == on:kyū",
                "on:キュウ == on:きゅう",
                "on:syoku == on:SHOKU",
                "strokes:<=2 == strokes:1 | strokes:2",
                "strokes:>2 strokes:<4 == strokes:3",
                "strokes:=7 == strokes:7",
                "meaning:horses == meaning:horse",
                "meaning:women == meaning:woman",
                "-strokes:1 radical:85 == radical:85",
            })
    void filters_mean_the_same(String one, String other) throws QueryException {
        assertThat(found(one, Order.CODE)).isNotEmpty().isEqualTo(found(other, Order.CODE));
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void both_orders_find_the_same(Order order) throws QueryException {
        for (String query : List.of("meaning:water", "pinyin:shui", "radical:85 strokes:<=5", "on:sui | kun:mizu")) {
            assertThat(found(query, order)).containsExactlyInAnyOrderElementsOf(found(query, Order.CODE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"meaning:watre", "meaning:xyzzy", "strokes:200", "strokes:<1", "meaning:\"water water\""})
    void what_no_ideograph_has_is_no_match(String query) throws QueryException {
        assertThat(found(query, Order.CODE)).isEmpty();
        assertThat(found(query, Order.BEST)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "radical:300 -> no radical \"300\"; it is a number from 1 to 214 or a character, as in radical:85 or"
                        + " radical:水",
                "radical:0 -> no radical \"0\"; it is a number from 1 to 214 or a character, as in radical:85 or"
                        + " radical:水",
                "radical:watr -> no radical \"watr\"; did you mean water?",
                "strokes:few -> no strokes \"few\"; it is a number, as in strokes:8, strokes:<=5 or strokes:>20",
                "strokes:< -> no strokes \"<\"; it is a number, as in strokes:8, strokes:<=5 or strokes:>20",
                "pinyin:xyz -> no pinyin \"xyz\"; it is a syllable, with or without its tone, as in pinyin:shui3,"
                        + " pinyin:shuǐ or pinyin:shui",
                "pinyin:shui7 -> no pinyin \"shui7\"; it is a syllable, with or without its tone, as in pinyin:shui3,"
                        + " pinyin:shuǐ or pinyin:shui",
                "kun:- -> no kun \"-\"; it is a Japanese reading in Latin letters or kana, as in kun:mizu",
                "meaning:! -> no meaning \"!\"; it is an English word, as in meaning:water",
                "raddical:85 -> no filter \"raddical\"; did you mean radical:?",
                "menaing:water -> no filter \"menaing\"; did you mean meaning:?",
                "pinyn:shui -> no filter \"pinyn\"; did you mean pinyin:?",
            })
    void a_wrong_value_is_an_error(String query, String message) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> finder.find(query, Order.CODE))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"radical:300", "strokes:few", "pinyin:xyz", "raddical:85", "emoji:foo", "blok:arrows"})
    void a_wrong_value_is_an_error_in_either_order(String query) {
        for (Order order : Order.values()) {
            assertThatExceptionOfType(QueryException.class).isThrownBy(() -> finder.find(query, order));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "hastily = 匆",
                "to soak = 浞",
                "smallpox = 痘",
            })
    void words_find_what_means_exactly_that_behind_all_else(String query, String wanted) throws QueryException {
        assertThat(found(query, Order.BEST)).contains(wanted);
        assertThat(found(query, Order.CODE)).doesNotContain(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cat", "fire", "horse"})
    void what_has_the_word_in_a_name_comes_before(String word) throws QueryException {
        List<String> found = found(word, Order.BEST);
        int ideograph = found.indexOf(found("meaning:" + word, Order.BEST).get(0));
        assertThat(ideograph).isGreaterThan(0);
        assertThat(found.subList(0, ideograph))
                .allMatch(characters -> !Character.isIdeographic(characters.codePointAt(0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 64})
    void many_filters_are_answered_or_refused(int count) {
        StringBuilder query = new StringBuilder("pinyin:a1");
        for (int i = 1; i < count; i++) {
            query.append(" | meaning:").append("water fire dog cat horse moon sun hand foot eye".split(" ")[i % 10]);
        }
        try {
            assertThat(found(query.toString(), Order.BEST)).isNotEmpty();
        } catch (QueryException e) {
            assertThat(e).hasMessageStartingWith("that takes too long");
        }
    }
}
