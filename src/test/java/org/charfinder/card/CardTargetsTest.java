package org.charfinder.card;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Finder;
import org.charfinder.query.QueryException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardTargetsTest {

    private static final Finder FINDER = new Finder(UnicodeNameIndex.build());

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
    })
    void are_characters_codes_and_what_is_called_so(String what, String subjects) throws QueryException {
        assertThat(CardTargets.of(what, FINDER, 100).characters()).containsExactly(subjects.split(" "));
    }

    @Property
    void no_character_of_a_text_is_lost(@ForAll String text) {
        assertThat(String.join("", CardTargets.charactersOf(text))).isEqualTo(text);
        assertThat(CardTargets.charactersOf(text)).doesNotContain("");
    }
}
