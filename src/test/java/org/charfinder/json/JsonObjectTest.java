package org.charfinder.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonObjectTest {

    /** The text between the quotes of a string (RFC 8259, section 7), with only the escapes that are used here. */
    private static final Pattern STRING = Pattern.compile("(?:[^\"\\\\\\x00-\\x1F]|\\\\[\"\\\\]|\\\\u([0-9A-F]{4}))*");

    @Test
    void members_come_in_the_order_of_the_calls() {
        JsonObject object = new JsonObject();
        assertThat(object).hasToString("{}");
        object.text("code", "U+265C")
                .value("total", 18)
                .texts("names", List.of("ROOK", "CASTLE"))
                .texts("none", List.of());
        assertThat(object)
                .hasToString("{\"code\":\"U+265C\",\"total\":18,\"names\":[\"ROOK\",\"CASTLE\"],\"none\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "0022, \\\"",
        "005C, \\\\",
        "0020, ' '",
        "000A, \\u000A",
        "0000, \\u0000",
        "007F, \\u007F",
        "0085, \\u0085",
        "00A0, \\u00A0",
        "200D, \\u200D",
        "202E, \\u202E",
        "2028, \\u2028",
        "2029, \\u2029",
        "D800, \\uD800",
        "DFFF, \\uDFFF",
        "FFFF, \\uFFFF",
        "E0041, \\uDB40\\uDC41",
        "00E9, é",
        "0301, \u0301",
        "1FA14, 🨔",
    })
    void what_is_not_visible_is_escaped(String code, String written) {
        String character = Character.toString(Integer.parseInt(code, 16));
        assertThat(new JsonObject().text("c", character)).hasToString("{\"c\":\"" + written + "\"}");
    }

    @Property
    void any_text_is_read_back(@ForAll String text) {
        String json = new JsonObject().text("", text).toString();
        String written = json.substring("{\"\":\"".length(), json.length() - "\"}".length());
        assertThat(written).matches(STRING);
        String read = Pattern.compile("\\\\(?:u([0-9A-F]{4})|(.))")
                .matcher(written)
                .replaceAll(escape -> {
                    String unit = escape.group(1) == null
                            ? escape.group(2)
                            : "" + (char) Integer.parseInt(escape.group(1), 16);
                    return "\\$".contains(unit) ? "\\" + unit : unit;
                });
        assertThat(read).isEqualTo(text);
    }
}
