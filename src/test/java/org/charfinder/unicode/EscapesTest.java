package org.charfinder.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {

    private static final Map<String, UnaryOperator<String>> WRITERS = Map.ofEntries(
            Map.entry("utf8", Escapes::utf8),
            Map.entry("utf16", Escapes::utf16),
            Map.entry("html", Escapes::html),
            Map.entry("htmlHex", Escapes::htmlHex),
            Map.entry("htmlDecimal", Escapes::htmlDecimal),
            Map.entry("css", Escapes::css),
            Map.entry("java", Escapes::java),
            Map.entry("javaScript", Escapes::javaScript),
            Map.entry("json", Escapes::json),
            Map.entry("python", Escapes::python),
            Map.entry("percent", Escapes::percent));

    /** How each is read, by rules of its own language and not by ours. */
    private static final Map<String, UnaryOperator<String>> READERS = Map.ofEntries(
            Map.entry("utf8", text -> new String(HexFormat.ofDelimiter(" ").parseHex(text), UTF_8)),
            Map.entry("utf16", text -> decode("([0-9A-F]{4})(?: |$)", text)),
            Map.entry("html", EscapesTest::html),
            Map.entry("htmlHex", EscapesTest::html),
            Map.entry("htmlDecimal", EscapesTest::html),
            Map.entry("css", text -> decode("\\\\([0-9A-F]{1,6})", text)),
            Map.entry("java", text -> decode("\\\\u([0-9A-F]{4})", text).translateEscapes()),
            Map.entry("javaScript", text -> decode("\\\\u(?:\\{([0-9A-F]+)\\}|([0-9A-F]{4}))", text)),
            Map.entry("json", text -> decode("\\\\u([0-9A-F]{4})", text)),
            Map.entry("python", text -> decode("\\\\(?:x([0-9A-F]{2})|u([0-9A-F]{4})|U([0-9A-F]{8}))", text)),
            Map.entry("percent", text -> URLDecoder.decode(text, UTF_8)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "0020|20|0020|&#x20;|&#32;|\\20|\\u0020|\\u0020|\\u0020|\\x20|%20",
                "0022|22|0022|&quot;|&#34;|\\22|\\\"|\\u0022|\\u0022|\\x22|%22",
                "0000|00|0000|null|null|null|\\u0000|\\u0000|\\u0000|\\x00|%00",
                "0085|C2 85|0085|null|null|\\85|\\u0085|\\u0085|\\u0085|\\x85|%C2%85",
                "20AC|E2 82 AC|20AC|&euro;|&#8364;|\\20AC|\\u20AC|\\u20AC|\\u20AC|\\u20AC|%E2%82%AC",
                "265C|E2 99 9C|265C|&#x265C;|&#9820;|\\265C|\\u265C|\\u265C|\\u265C|\\u265C|%E2%99%9C",
                "1FA14|F0 9F A8 94|D83E DE14|&#x1FA14;|&#129556;|\\1FA14|\\uD83E\\uDE14|\\u{1FA14}|\\uD83E\\uDE14"
                        + "|\\U0001FA14|%F0%9F%A8%94",
                "D800|null|D800|null|null|null|\\uD800|\\uD800|\\uD800|\\uD800|null",
            })
    void a_character_is_written_in_all_ways(
            String code,
            String utf8,
            String utf16,
            String html,
            String decimal,
            String css,
            String java,
            String javaScript,
            String json,
            String python,
            String percent) {
        String character = Character.toString(Integer.parseInt(code, 16));
        assertThat(Escapes.utf8(character)).isEqualTo(utf8);
        assertThat(Escapes.utf16(character)).isEqualTo(utf16);
        assertThat(Escapes.html(character)).isEqualTo(html);
        assertThat(Escapes.htmlDecimal(character)).isEqualTo(decimal);
        assertThat(Escapes.css(character)).isEqualTo(css);
        assertThat(Escapes.java(character)).isEqualTo(java);
        assertThat(Escapes.javaScript(character)).isEqualTo(javaScript);
        assertThat(Escapes.json(character)).isEqualTo(json);
        assertThat(Escapes.python(character)).isEqualTo(python);
        assertThat(Escapes.percent(character)).isEqualTo(percent);
    }

    @Test
    void a_sequence_is_written_whole() {
        assertThat(Escapes.html("\uD83C\uDDEB\uD83C\uDDF7")).isEqualTo("&#x1F1EB;&#x1F1F7;");
        assertThat(Escapes.html("\u2242\u0338")).isEqualTo("&nesim;");
        assertThat(Escapes.javaScript("\uD83C\uDDEB\uD83C\uDDF7")).isEqualTo("\\u{1F1EB}\\u{1F1F7}");
    }

    @Property(tries = 2_000)
    void every_escape_is_read_as_what_was_written(@ForAll String characters) {
        assertReadBack(characters);
    }

    @Test
    void so_is_every_escape_of_the_first_thousand() {
        for (int codePoint = 0; codePoint < 1000; codePoint++) {
            assertReadBack(Character.toString(codePoint));
        }
    }

    private static void assertReadBack(String characters) {
        WRITERS.forEach((name, writer) -> {
            String written = writer.apply(characters);
            if (written != null) {
                assertThat(READERS.get(name).apply(written)).as(name).isEqualTo(characters);
            }
        });
    }

    private static String html(String text) {
        if (!text.isEmpty() && !text.startsWith("&#")) {
            return HtmlEntities.charactersOf(text.substring(1, text.length() - 1));
        }
        return Pattern.compile("&#(x?)([0-9A-F]+);")
                .matcher(text)
                .replaceAll(reference ->
                        literally(reference.group(2), reference.group(1).isEmpty() ? 10 : 16));
    }

    /** Replaces each escape by the code point that its only group that matched gives. */
    private static String decode(String escape, String text) {
        return Pattern.compile(escape).matcher(text).replaceAll(match -> literally(digits(match), 16));
    }

    private static String digits(MatchResult match) {
        int group = 1;
        while (match.group(group) == null) {
            group++;
        }
        return match.group(group);
    }

    private static String literally(String digits, int radix) {
        return Matcher.quoteReplacement(Character.toString(Integer.parseInt(digits, radix)));
    }
}
