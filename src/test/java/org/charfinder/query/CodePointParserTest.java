package org.charfinder.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.charfinder.unicode.UnicodeNames;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodePointParserTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "U+265C|U+265C",
                "u+41|U+0041",
                "U+0|U+0000",
                "U+00000041|U+0041",
                "U+10FFFF|U+10FFFF",
                "U+D800|U+D800",
                "U+265c U+2656|U+265C U+2656",
                "U+265CU+2656|U+265C U+2656",
                "U+2654..U+265F|U+2654..U+265F",
                "U+2654..265F|U+2654..U+265F",
                "U+2654-U+265F|U+2654..U+265F",
                "u+2654..u+265f U+41|U+2654..U+265F U+0041",
                "U+0000..U+10FFFF|U+0000..U+10FFFF",
                "U+41..U+41|U+0041",
                "\\u265c|U+265C",
                "\\u265C\\u2656|U+265C U+2656",
                "\\ud83d\\ude00|U+1F600",
                "\\uD83D\\uDE00\\u0041|U+1F600 U+0041",
                "\\ud83d|U+D83D",
                "\\ude00\\ud83d|U+DE00 U+D83D",
                "\\ud83d \\ude00|U+D83D U+DE00",
                "\\ud83d\\u0041|U+D83D U+0041",
                "\\ud83d\\ud83d\\ude00|U+D83D U+1F600",
                "\\ud83d\\u{de00}|U+D83D U+DE00",
                "\\ud83d\\x41|U+D83D U+0041",
                "\\u{1F600}|U+1F600",
                "\\u{1F468 200D 1F4BB}|U+1F468 U+200D U+1F4BB",
                "\\u{ 41  42 }|U+0041 U+0042",
                "\\x41|U+0041",
                "\\X41\\x42|U+0041 U+0042",
                "\\x{265C}|U+265C",
                "\\U0001F600|U+1F600",
                "\\U0001F600\\U00000041|U+1F600 U+0041",
                "\\265C|U+265C",
                "\\265c \\2656|U+265C U+2656",
                "\\00265c\\2656|U+265C U+2656",
                "\\a|U+000A",
                "0x20AC|U+20AC",
                "0X20ac 0x00000041|U+20AC U+0041",
                "&#8364;|U+20AC",
                "&#x20ac;&#X20AC;|U+20AC U+20AC",
                "&#8364|U+20AC",
                "&#8364;&#x20ac|U+20AC U+20AC",
                "&#128;|U+20AC",
                "&#150;|U+2013",
                "&#x96;&#x9f;|U+2013 U+0178",
                "&#129;&#x8D;|U+0081 U+008D", // windows-1252 does not have these
                "&#0;&#xD800;&#57343;|U+FFFD U+FFFD U+FFFD",
                "&#x110000;&#99999999999999999999;|U+FFFD U+FFFD",
                "&#13;|U+000D",
                "&euro;|U+20AC",
                "&euro|U+20AC",
                "&eacute;&Eacute;|U+00E9 U+00C9",
                "&NotEqualTilde;|U+2242 U+0338",
                "&Afr;|U+1D504",
                "&#8364;&euro;|U+20AC U+20AC",
                "%E2%82%AC|U+20AC",
                "%e2%82%ac%20|U+20AC U+0020",
                "%F0%9F%98%80%41|U+1F600 U+0041",
                "U+265C \\u2656 0x41 &lt; %3E|U+265C U+2656 U+0041 U+003C U+003E",
                "U+41\u3000U+42|U+0041 U+0042",
                // ranges of CSS, and other signs of a range
                "U+41-42|U+0041..U+0042",
                "U+25AA-25AB, U+4??|U+25AA..U+25AB U+0400..U+04FF",
                "U+??|U+0000..U+00FF",
                "unicode-range: U+0025-00FF, u+4?? ;|U+0025..U+00FF U+0400..U+04FF",
                "U+2190\u2013U+2193|U+2190..U+2193",
                "U+2190\u20142193|U+2190..U+2193",
                "U+2190\u2212U+2193|U+2190..U+2193",
                "U+2190\u2026U+2193|U+2190..U+2193",
                "U+41 .. U+42|U+0041..U+0042",
                "U+41 \u2013 U+42|U+0041..U+0042",
                // several codes, with punctuation
                "U+41,|U+0041",
                "U+41.|U+0041",
                "U+41..|U+0041",
                "U+1F1EB 1F1F7|U+1F1EB U+1F1F7",
                "0x41,0x42|U+0041 U+0042",
                "{ 0x41, 0x42 };|U+0041 U+0042",
                "\"\\u265c\"|U+265C",
                "['\\x41', '\\x42']|U+0041 U+0042",
                "<U+41><U+42>|U+0041 U+0042",
                "`U+41` `U+42`|U+0041 U+0042",
                "U+41/U+42|U+0041 U+0042",
                "U+41 + U+42|U+0041 U+0042",
                "U+41 and U+42|U+0041 U+0042",
                "0x41 and \\x42|U+0041 U+0042",
                // several codes, of which only the first has a prefix
                "U+1F468+200D+1F4BB|U+1F468 U+200D U+1F4BB",
                "u+1f1eb+1f1f7|U+1F1EB U+1F1F7",
                "U+1F468_U+200D_U+1F4BB|U+1F468 U+200D U+1F4BB",
                "U+1F468-200D-1F4BB|U+1F468 U+200D U+1F4BB",
                "U+1F1EB/1F1F7 U+41+0301|U+1F1EB U+1F1F7 U+0041 U+0301",
                "U+2654-2656|U+2654..U+2656",
                // ranges in other notations
                "[\\u2654-\\u2656]|U+2654..U+2656",
                "\\u2654-\\u2656|U+2654..U+2656",
                "0x2654-0x2656|U+2654..U+2656",
                "0x2654 - 0x2656|U+2654..U+2656",
                "\\x{2654}-\\x{2656}|U+2654..U+2656",
                "&#9812;-&#9814;|U+2654..U+2656",
                "'\\u2654'..'\\u2656'|U+2654..U+2656",
                "[\\ud83d\\ude00-\\ud83d\\ude02]|U+1F600..U+1F602",
                "%E2%99%94\u2013%E2%99%96|U+2654..U+2656",
                "[\\u2654-\\u2656\\u265c]|U+2654..U+2656 U+265C",
                "\\u2656-\\u2654|U+2656 U+2654",
                "0x41-0x42-0x43|U+0041 U+0042 U+0043",
                "U+2654 - 2656|U+2654..U+2656",
                // as programs write them
                "b'\\xe2\\x82'|U+00E2 U+0082",
                "u8\"\\u20ac\"|U+20AC",
                "$'\\u20ac'|U+20AC",
                "%u20AC|U+20AC",
                "%uD83D%uDE00|U+1F600",
                "U-000020AC|U+20AC",
                "U-0001F1EB U-0001F1F7|U+1F1EB U+1F1F7",
                "U+ 20AC|U+20AC",
                "0xE282AC|U+20AC",
                "0xF09F9880|U+1F600",
                "0xE282ACE282AC|U+20AC U+20AC",
            },
            delimiter = '|')
    void every_notation_is_read(String query, String codes) throws QueryException {
        assertThat(CodePointParser.parse(query, null)).hasToString(codes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "face",
                "10",
                "265c",
                "rook",
                "u",
                "under",
                "0",
                "00",
                "&",
                "%",
                "\\",
                "u+",
                "U+",
                "U+G",
                "U 41",
                "U+41 rook",
                "rook U+41",
                "U+265Crook",
                "U+265C0x41",
                "U+110000 rook",
                "U+000000041",
                "U+ face",
                "U+ 20ACrook",
                "U-20AC",
                "U+1F468+rook",
                "U+41+42+x",
                "%u20A",
                "\\u2654-",
                "\\u2654-rook",
                "0x2654-rook",
                "0xE282ACrook",
                "b'",
                "U+41 band U+42",
                "+41",
                "UU+41",
                "U+\uFF14\uFF11",
                "U+41..U+",
                "U+41..U42",
                "U+41-",
                "U+41-U+",
                "U+41..42..43",
                "\\u",
                "\\u26",
                "\\u265",
                "\\u265c2",
                "\\U265C",
                "\\U0001F60",
                "\\U0001F6000",
                "\\ud83d\\ude0",
                "\\ud83d\\u",
                "\\u{",
                "\\u{}",
                "\\u{41",
                "\\u{ }",
                "\\u{41,42}",
                "\\u{41}}",
                "\\x",
                "\\x4",
                "\\x413",
                "\\x{}",
                "\\x{41 42}",
                "\\N{BLACK CHESS ROOK}",
                "\\265C123",
                "\\n",
                "\\\\41",
                "\\ 41",
                "0x",
                "0xG",
                "x41",
                "0x20ACh",
                "0x000000041",
                "&;",
                "&#",
                "&#;",
                "&#x",
                "&#x;",
                "&#xG;",
                "&nope;",
                "&euro;s",
                "&EURO;",
                "&copyx;",
                "&eur;",
                "&euro &lt;",
                "&#8364 &lt;",
                "&#8364a;",
                "&#36rook",
                "& euro;",
                "AT&T",
                "&amp;T",
                "%E2%82",
                "%E2",
                "%E2%82%",
                "%E2%82%4",
                "%E2%82%41",
                "%E2 %82 %AC",
                "%80",
                "%C0%80",
                "%C1%BF",
                "%E0%9F%BF",
                "%ED%A0%80",
                "%F0%8F%BF%BF",
                "%F4%90%80%80",
                "%F5%80%80%80",
                "%FF",
                "%4",
                "%GG",
                "100%",
                "left/right",
                "tilde ~",
                "1-2",
                "a-b",
                "rook?",
                "semicolon;",
                "SIGN,SIGN",
                "♜",
                "\uD83D",
                "\0",
            })
    void anything_else_is_not_codes(String query) throws QueryException {
        assertThat(CodePointParser.parse(query, null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "U+110000, no code point U+110000; the last one is U+10FFFF",
        "U+FFFFFFFF, no code point U+FFFFFFFF; the last one is U+10FFFF",
        "U+41 \\u{110000}, no code point U+110000; the last one is U+10FFFF",
        "\\UFFFFFFFF, no code point U+FFFFFFFF; the last one is U+10FFFF",
        "0x110000, no code point U+110000; the last one is U+10FFFF",
        "U+0..U+110000, no code point U+110000; the last one is U+10FFFF",
        "U+110000..U+120000 U+130000, no code point U+120000; the last one is U+10FFFF",
        "U+265F..U+2654, the range U+265F..U+2654 runs backwards",
        "U+265F-U+2654 U+41, the range U+265F..U+2654 runs backwards",
        "u+42..41, the range U+0042..U+0041 runs backwards",
    })
    void what_is_clearly_a_code_and_cannot_be_is_an_error(String query, String message) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> CodePointParser.parse(query, null))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "265c, U+265C",
        "1f600, U+1F600",
        "20ac 2656, U+20AC U+2656",
        "FACE, U+FACE",
        "10, U+0010",
        "10FFFF, U+10FFFF",
    })
    void bare_hexadecimal_is_read(String query, String codes) {
        assertThat(BareNumbers.readHex(query)).hasToString(codes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "1",
                "0000041",
                "00004142",
                "110000",
                "facade",
                "rook",
                "20ac rook",
                "20ac a",
                "20ac,2656",
                "20ac..2656",
                "4h",
            })
    void anything_else_is_not_bare_hexadecimal(String query) {
        assertThat(BareNumbers.readHex(query)).isNull();
    }

    @Property
    void whatever_the_text_codes_are_code_points(@ForAll String query) {
        assertSound(query);
    }

    @Property(tries = 20_000)
    void however_nearly_right_the_text_codes_are_code_points(@ForAll("nearlyCodes") String query) {
        assertSound(query);
    }

    @Provide
    Arbitrary<String> nearlyCodes() {
        return Arbitraries.of(
                        "U+",
                        "u+",
                        "..",
                        "-",
                        "\\u",
                        "\\U",
                        "\\x",
                        "\\",
                        "{",
                        "}",
                        "0x",
                        "&",
                        "&#",
                        "&#x",
                        ";",
                        "%",
                        "%E2",
                        "%82",
                        "%F4",
                        "d83d",
                        "de00",
                        "41",
                        "265C",
                        "10FFFF",
                        "110000",
                        "0001F600",
                        "euro",
                        "amp",
                        " ")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    private static void assertSound(String query) {
        assertSound(BareNumbers.readHex(query));
        try {
            assertSound(CodePointParser.parse(query, null));
        } catch (QueryException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        }
    }

    private static void assertSound(CodePointRanges codes) {
        if (codes == null) {
            return;
        }
        assertThat(codes.size()).isPositive();
        for (int i = 0; i < codes.size(); i++) {
            assertThat(codes.first(i)).isBetween(0, codes.last(i));
            assertThat(codes.last(i)).isLessThanOrEqualTo(Character.MAX_CODE_POINT);
        }
    }

    @Property
    void each_notation_of_any_code_point_reads_back(
            @ForAll @IntRange(max = Character.MAX_CODE_POINT) int codePoint, @ForAll Notation notation)
            throws QueryException {
        String code = UnicodeNames.notation(codePoint);
        String written = notation.write(codePoint);
        assertThat(CodePointParser.parse(written, null)).as(written).hasToString(code);
        assertThat(CodePointParser.parse(written + written, null)).as(written).hasToString(code + " " + code);
        String bare = "%02x".formatted(codePoint);
        assertThat(BareNumbers.readHex(bare + " " + bare.toUpperCase(Locale.ROOT)))
                .hasToString(code + " " + code);
    }

    private enum Notation {
        STANDARD("U+%04X"),
        STANDARD_IN_LOWER_CASE("u+%x"),
        UTF_16("\\u%04x"),
        UTF_16_IN_UPPER_CASE("\\u%04X"),
        IN_BRACES("\\u{%x}"),
        IN_EIGHT_DIGITS("\\U%08x"),
        PERL("\\x{%X}"),
        CSS("\\%x"),
        HTML("&#x%x;"),
        HTML_DECIMAL("&#%d;"),
        URI("%%%02X");

        private final String format;

        Notation(String format) {
            this.format = format;
        }

        String write(int codePoint) {
            String characters = Character.toString(codePoint);
            return switch (this) {
                case UTF_16, UTF_16_IN_UPPER_CASE ->
                    characters.chars().mapToObj(format::formatted).collect(Collectors.joining());
                case HTML, HTML_DECIMAL ->
                    isReplacedByHtml(codePoint) ? UnicodeNames.notation(codePoint) : format.formatted(codePoint);
                case URI -> isSurrogate(codePoint) ? UnicodeNames.notation(codePoint) : percentEncoded(characters);
                default -> format.formatted(codePoint);
            };
        }

        private String percentEncoded(String characters) {
            StringBuilder text = new StringBuilder();
            for (byte b : characters.getBytes(UTF_8)) {
                text.append(format.formatted(b));
            }
            return text.toString();
        }

        private static boolean isReplacedByHtml(int codePoint) {
            return codePoint == 0 || (codePoint >= 0x80 && codePoint <= 0x9F) || isSurrogate(codePoint);
        }

        private static boolean isSurrogate(int codePoint) {
            return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        }
    }
}
