package org.charfinder.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectsTest {

    @ParameterizedTest
    @CsvSource({
        "U+265C, ♜",
        "u+1f600, 😀",
        "U+00265C, ♜",
        "U+41, U + 4 1",
        "U+110000, U + 1 1 0 0 0 0",
        "U+00０0, U + 0 0 ０ 0",
        "é, é",
        "ab, a b",
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
    void reads_code_points_and_characters(String what, String subjects) {
        assertThat(Subjects.read(what)).containsExactly(subjects.split(" "));
    }

    @Property
    void no_character_of_a_text_is_lost(@ForAll String text) {
        assertThat(String.join("", Subjects.charactersOf(text))).isEqualTo(text);
        assertThat(Subjects.charactersOf(text)).doesNotContain("");
    }
}
