package org.charfinder.card;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.charfinder.unicode.HtmlEntities;
import org.junit.jupiter.api.Test;

class EscapesTest {

    /** How each is read, by rules of its own language and not by ours. */
    private static final Map<String, Function<String, String>> READERS = Map.of(
            "UTF-8", text -> new String(HexFormat.ofDelimiter(" ").parseHex(text), UTF_8),
            "UTF-16", text -> decode("\\b()([0-9A-F]{4})\\b ?", text),
            "HTML", EscapesTest::html,
            "CSS", text -> decode("\\\\()([0-9A-F]{1,6})", text),
            "Java", text -> decode("\\\\(u)([0-9A-F]{4})", text).translateEscapes(),
            "JavaScript", text -> decode("\\\\(u)(?:\\{([0-9A-F]+)\\}|([0-9A-F]{4}))", text),
            "JSON", text -> decode("\\\\(u)([0-9A-F]{4})", text),
            "Python", text -> decode("\\\\(?:(x)([0-9A-F]{2})|u([0-9A-F]{4})|U([0-9A-F]{8}))", text),
            "URL", text -> URLDecoder.decode(text, UTF_8));

    @Property(tries = 5_000)
    void every_escape_is_read_as_the_character(@ForAll @IntRange(max = Character.MAX_CODE_POINT) int codePoint) {
        assertReadBack(Character.toString(codePoint));
    }

    @Test
    void so_is_every_escape_of_the_first_thousand() {
        for (int codePoint = 0; codePoint < 1000; codePoint++) {
            assertReadBack(Character.toString(codePoint));
        }
    }

    @Test
    void so_are_those_of_a_sequence() {
        assertReadBack("👩\u200D🚀");
        assertReadBack("\uD83C\uDDEB\uD83C\uDDF7");
    }

    @Test
    void a_character_is_written_in_all_ways() {
        assertThat(Escapes.of("♜")).extracting(Field::label).containsExactly(
                "UTF-8", "UTF-16", "HTML", "CSS", "Java", "JavaScript", "JSON", "Python", "URL");
    }

    private static void assertReadBack(String characters) {
        Map<String, List<String>> forms = Escapes.of(characters).stream().collect(toMap(Field::label, Field::values));
        forms.forEach((label, values) -> assertThat(values)
                .as(label)
                .allSatisfy(value -> assertThat(READERS.get(label).apply(value)).isEqualTo(characters)));
    }

    private static String html(String text) {
        if (!text.contains("#")) {
            return HtmlEntities.charactersOf(text.substring(1, text.length() - 1));
        }
        StringBuilder characters = new StringBuilder();
        for (String reference : text.split(";")) {
            assertThat(reference).startsWith("&#");
            characters.appendCodePoint(Integer.decode(reference.replace("&#x", "0x").replace("&#", "")));
        }
        return characters.toString();
    }

    /** Replaces each escape by the code point that the one group with digits behind the first gives. */
    private static String decode(String escape, String text) {
        return Pattern.compile(escape).matcher(text).replaceAll(match -> {
            String digits = null;
            for (int group = 2; group <= match.groupCount(); group++) {
                digits = match.group(group) == null ? digits : match.group(group);
            }
            String character = Character.toString(Integer.parseInt(digits, 16));
            return "\\\\$".contains(character) ? "\\" + character : character;
        });
    }
}
