package org.charfinder.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReprTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "rook|'rook'",
                "it's|\"it's\"",
                "say \"cheese\"|'say \"cheese\"'",
                "it's \"both\"|'it\\'s \"both\"'",
                "back\\slash|'back\\\\slash'",
                "♜ é|'♜ é'",
                "e\u0301|'e\u0301'",
                "\u00A0|'\\xa0'",
                "\u00AD|'\\xad'",
                "a\u2028b|'a\\u2028b'",
                "\u202E|'\\u202e'",
                "\u3000|'\\u3000'",
                "\uE000|'\\ue000'",
                "\uD83D\uDE00|'\uD83D\uDE00'",
                "\uDB40\uDC01|'\\U000e0001'",
                "\uDBFF\uDFFF|'\\U0010ffff'",
                "\u0378|'\\u0378'",
                "\uD800|'\\ud800'",
            },
            delimiter = '|')
    void quotes_as_python_does(String text, String quoted) {
        assertThat(repr(text)).isEqualTo(quoted);
    }

    @ParameterizedTest
    @CsvSource({"0, \\x00", "3, \\x03", "9, \\t", "10, \\n", "13, \\r", "27, \\x1b", "127, \\x7f", "133, \\x85"})
    void escapes_controls(int control, String escaped) {
        assertThat(repr("a" + (char) control + "b")).isEqualTo("'a" + escaped + "b'");
    }

    @Property
    void lets_no_control_or_direction_mark_through(@ForAll String text) {
        assertThat(repr(text).codePoints())
                .noneMatch(Character::isISOControl)
                .noneMatch(codePoint -> codePoint >= 0x202A && codePoint <= 0x202E)
                .noneMatch(codePoint -> codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "rook|'rook'",
                "it's|\"it's\"",
                "♜ é|'\\u265c \\xe9'",
                "\uD83D\uDE00|'\\U0001f600'",
                "01234567890123456789|'01234567890123456789'",
                "012345678901234567890|'01234567890123456789'...",
                "01234567890123456♜|'01234567890123456'...",
            },
            delimiter = '|')
    void for_logs_quotes_in_ascii_and_cuts(String text, String quoted) {
        StringBuilder out = new StringBuilder();
        Repr.appendAscii(out, text, 20);
        assertThat(out).hasToString(quoted);
    }

    @Property
    void escaped_text_is_printable_ascii(@ForAll String text) {
        StringBuilder out = new StringBuilder();
        Repr.escape(out, text);
        assertThat(out.chars()).allMatch(c -> c >= ' ' && c <= '~');
    }

    private static String repr(String text) {
        StringBuilder out = new StringBuilder();
        Repr.append(out, text);
        return out.toString();
    }
}
