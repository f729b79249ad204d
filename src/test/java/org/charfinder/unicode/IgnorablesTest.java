package org.charfinder.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnorablesTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "rook,rook",
                "\uFEFFrook,rook",
                " \u200Brook\u200E ,rook",
                "\u202A\u2066rook\u2069\u202C,rook",
                "\u00A0\u00ADrook\u2060\u3000,rook",
                "ro\u200Bok,ro\u200Bok",
                "❤\uFE0F\u200B,❤\uFE0F", // a variation selector is part of the character
                "🏴\uDB40\uDC67\uDB40\uDC7F,🏴\uDB40\uDC67\uDB40\uDC7F", // and so are tags
                "\u200D,\u200D", // there is nothing else
                " \u200D ,\u200D",
                "\u3164a,a", // a filler of Hangul
            })
    void are_stripped_from_the_ends(String text, String stripped) {
        assertThat(Ignorables.strip(text)).hasToString(stripped);
    }

    @ParameterizedTest
    @CsvSource({"ro\u200Bok, rook", "a\u00A0b\u3000c, a b c", "\uFEFFU+26\u200B5C\u200E, U+265C", "❤\uFE0F, ❤"})
    void are_removed(String text, String left) {
        assertThat(Ignorables.remove(text)).isEqualTo(left);
    }

    @Property
    void a_text_that_is_stripped_stays_so(@ForAll String text) {
        String stripped = Ignorables.strip(text).toString();
        assertThat(Ignorables.strip(stripped)).hasToString(stripped);
        assertThat(text).contains(stripped);
    }
}
