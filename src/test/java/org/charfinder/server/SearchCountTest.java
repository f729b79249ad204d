package org.charfinder.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.charfinder.net.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchCountTest {

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rook        | queries=2 matches=36 found_by_names=2",
                "U+265C      | queries=2 matches=2 found_by_codes=2",
                "schneemann  | queries=2 matches=4 found_by_other_names=2",
                "♜           | queries=2 matches=2 found_by_characters=2",
                "qqqq          | queries=2 without_match=2",
                "block:arows | errors_not_understood=2",
                ":nonsense   | errors_not_understood=2",
                "\\xff        | errors_not_utf8=2",
                ":help       | ``",
                "``          | ``",
            })
    void a_request_is_counted_each_time_it_is_sent(String line, String counters) {
        assertThat(countersOf(line, line)).isEqualTo(counters);
    }

    @Test
    void a_query_is_counted_once_however_many_pages_it_has() {
        assertThat(countersOf(":limit 20", "rook", ":more", ":also"))
                .isEqualTo("queries=1 matches=18 found_by_names=1");
        assertThat(countersOf("qqqq", ":also")).isEqualTo("queries=1 without_match=1");
    }

    private static String countersOf(String... lines) {
        SearchService service = new SearchService(INDEX, RunningServer.options());
        TestSession session = new TestSession(service);
        for (String line : lines) {
            session.ask(TestSession.bytes(line));
        }
        return service.counters().toString().replaceAll("\\w+=0( |$)", "").strip();
    }
}
