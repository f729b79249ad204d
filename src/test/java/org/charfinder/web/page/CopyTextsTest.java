package org.charfinder.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyTextsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            U+265C         | \\u265C             | &#x265C; | \\u265C       | \\u265C             | \\u265C
            U+20AC         | \\u20AC             | &euro;   | \\u20AC       | \\u20AC             | \\u20AC
            U+000A         | \\u000A             | &NewLine; | \\n          | \\u000A             | \\x0A
            U+0022         | \\u0022             | &quot;   | \\"           | \\u0022             | \\x22
            U+0080         | \\u0080             |          | \\u0080       | \\u0080             | \\x80
            U+0000         |                     |          | \\u0000       | \\u0000             | \\x00
            U+D800         |                     |          | \\uD800       | \\uD800             | \\uD800
            U+1F600        | \\uD83D\\uDE00      | &#x1F600; | \\uD83D\\uDE00 | \\u{1F600}         | \\U0001F600
            U+0031 U+20E3  | \\u0031\\u20E3      | &#x31;&#x20E3; | \\u0031\\u20E3 | \\u0031\\u20E3 | \\x31\\u20E3
            """)
    void each_form_is_what_its_language_reads_as_the_characters_and_absent_if_it_can_not(
            String code, String json, String html, String java, String javascript, String python) {
        String characters = characters(code);
        assertThat(CopyTexts.of(code, characters)).isEqualTo(new CopyTexts(code, json, html, java, javascript, python));
    }

    @ParameterizedTest
    @CsvSource({"U+E000..U+F8FF"})
    void a_range_has_only_its_code(String range) {
        assertThat(CopyTexts.of(range, "\uE000")).isEqualTo(new CopyTexts(range, null, null, null, null, null));
    }

    private static String characters(String codes) {
        StringBuilder characters = new StringBuilder();
        for (String code : codes.split(" ")) {
            characters.appendCodePoint(Integer.parseInt(code.substring(2), 16));
        }
        return characters.toString();
    }
}
