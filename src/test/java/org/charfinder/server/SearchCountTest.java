package org.charfinder.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.charfinder.net.RunningServer;
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
        SearchService service = new SearchService(INDEX, RunningServer.options());
        TestSession session = new TestSession(service);
        session.ask(TestSession.bytes(line));
        session.ask(TestSession.bytes(line));
        assertThat(service.counters().toString().replaceAll("\\w+=0( |$)", "").strip())
                .isEqualTo(counters);
    }
}
