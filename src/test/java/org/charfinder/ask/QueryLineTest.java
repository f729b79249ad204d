package org.charfinder.ask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.charfinder.client.Asker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rook",
                " chess  rook ",
                "\trook",
                "♜",
                "😀",
                "\u00A0",
                "\u200B",
                ":smile:",
                ":-)",
                ":D",
                ":",
                "::",
                ":a",
                "-",
                "\uFEFFrook",
                "U+265C"
            })
    void a_query_is_a_line(String query) {
        assertThat(QueryLine.complaint(query)).isNull();
        assertThat(new String(QueryLine.of(query), UTF_8)).isEqualTo(query + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'',the query is empty",
        "' ',the query is empty",
        "' \t ',the query is empty",
        "'a\nb',the query has the control character U+000A",
        "'a\rb',the query has the control character U+000D",
        "'\u001B[2J',the query has the control character U+001B",
        "'a\u0003',the query has the control character U+0003",
        "'a\u007Fb',the query has the control character U+007F",
        "'a\uD83D',the query has a surrogate without its other half",
        "':limit 5',commands of a session can't be asked",
        "':quit',commands of a session can't be asked",
        "' :QUIT ',commands of a session can't be asked",
        "'\u200B:more',commands of a session can't be asked",
    })
    void what_is_no_query_is_not_asked(String text, String complaint) {
        assertThat(QueryLine.complaint(text)).isEqualTo(complaint);
    }

    @Test
    void a_line_has_a_longest_length() {
        String longest = "ä".repeat((Asker.MAX_LINE - 2) / 2);
        assertThat(QueryLine.complaint(longest)).isNull();
        assertThat(QueryLine.of(longest)).hasSize(Asker.MAX_LINE);
        assertThat(QueryLine.complaint(longest + "x")).isEqualTo("the query has more than 65534 bytes");
    }
}
