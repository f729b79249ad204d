package org.charfinder.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.charfinder.index.WholeIndex;
import org.charfinder.query.Finder;
import org.charfinder.query.Order;
import org.charfinder.query.QueryException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardTargetsTest {

    private static final Finder FINDER = new Finder(WholeIndex.INDEX);

    @ParameterizedTest
    @CsvSource({
        "a, a",
        "é x, é x",
        "black chess rook, ♜",
        "&euro; u+41, € A",
        "woozy, 🥴 😵\u200D💫",
        "U+265C, ♜",
        "u+1f600, 😀",
        "U+00265C, ♜",
        "U+41, A",
        "é, é",
        "a🇫🇷b, a 🇫🇷 b",
        "🇫🇷🇩🇪, 🇫🇷 🇩🇪",
        "👩\u200D🚀, 👩\u200D🚀",
        "❤\uFE0F, ❤\uFE0F",
        "1\uFE0F\u20E3, 1\uFE0F\u20E3",
        "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F, "
                + "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
        "👩🏻\u200D❤\uFE0F\u200D💋\u200D👩🏿, 👩🏻\u200D❤\uFE0F\u200D💋\u200D👩🏿",
        "e\u0301, e \u0301",
        "U+265C ♜ BLACK CHESS ROOK, ♜",
        "U+2190\u2013U+2191, ← ↑",
        "♜ (U+2656), ♖",
        "U+1F1EB U+1F1F7, 🇫🇷",
        "U+1F1EB U+1F1F7\t🇫🇷\tflag: France, 🇫🇷",
        "\\uD83C\\uDDEB\\uD83C\\uDDF7, 🇫🇷",
        "1F1EB-1F1F7, 🇫🇷",
        "U+1F1EB U+1F1F7 U+41, 🇫🇷 A",
        "U+1F1F7 U+1F1F7, 🇷 🇷",
        "1f469-200d-1f680, 👩\u200D🚀",
        "2764-200d-1f525, ❤\uFE0F\u200D🔥",
        "\\N{SNOWMAN}, ☃",
        "&#150;, –",
        "U+2654..U+2656, ♔ ♕ ♖",
        "U+2654..2656 U+41, ♔ ♕ ♖ A",
        "\uFEFFblack chess rook, ♜",
        "black\u00A0chess\u00A0rook\u200B, ♜",
        "\uFEFF♜\u200E, ♜",
        "\u200E🇫🇷\u200E, 🇫🇷",
        "❤\uFE0F\u200B, ❤\uFE0F",
        "\u200D, \u200D",
    })
    void are_characters_codes_and_what_is_called_so(String what, String subjects) throws QueryException {
        assertThat(CardTargets.of(what, FINDER, Order.CODE, 100).characters()).containsExactly(subjects.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "U+2654..U+265F, 12, U+2654",
        "U+4E00..U+9FFF, 20992, U+4E00",
        "U+E000..U+E0FF, 256, U+E000",
        "block:private_use, 6400, U+E000",
        "category:Co, 137468, U+E000",
        "block:low_surrogates, 1024, U+DC00",
    })
    void of_a_range_are_all_its_code_points(String what, int total, String first) throws QueryException {
        CardTargets targets = CardTargets.of(what, FINDER, Order.BEST, 5);
        int start = Integer.parseInt(first.substring(2), 16);
        assertThat(targets.characters())
                .containsExactlyElementsOf(IntStream.range(start, start + 5)
                        .mapToObj(Character::toString)
                        .toList());
        assertThat(targets.total()).isEqualTo(total);
    }

    @ParameterizedTest
    @CsvSource({
        "U+265C U+2656, false",
        "U+1F1EB U+1F1F7, false", // one query, as it may be a sequence
        "♜ ♖, true",
        "♜ U+2656, true",
        "a b, true",
        "black rook, false",
        "U+265C rook, false",
    })
    void are_independent_if_they_are_characters(String arguments, boolean independent) {
        assertThat(CardTargets.areCharacters(List.of(arguments.split(" ")))).isEqualTo(independent);
    }

    @Property
    void no_character_of_a_text_is_lost(@ForAll String text) {
        assertThat(String.join("", CardTargets.charactersOf(text))).isEqualTo(text);
        assertThat(CardTargets.charactersOf(text)).doesNotContain("");
    }
}
