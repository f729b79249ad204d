package org.charfinder.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charfinder.server.TestSession.bytes;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.charfinder.net.DisconnectReason;
import org.charfinder.net.RunningServer;
import org.charfinder.net.TestReply;
import org.charfinder.unicode.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/PROTOCOL.md says of requests and replies; its tables are tables here. No test needs a socket. */
class ProtocolTest {

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;

    private static final SearchService SERVICE = new SearchService(INDEX, RunningServer.options());

    private final TestSession session = new TestSession(SERVICE);

    private String status(String query) {
        return TestSession.status(session.ask(bytes(query)));
    }

    // A session

    @Test
    void a_reply_is_lines_then_status_then_prompt() {
        assertThat(session.converse(bytes("euro currency"), bytes("euro snowman")))
                .isEqualTo("?> U+20A0 \t₠\tEURO-CURRENCY SIGN\r\n"
                        + "1 match for 'euro currency' - 3 more by other names (:also)\r\n"
                        + "?> No match for 'euro snowman' - did you mean: euro (3), snowman (3)?\r\n?> ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t \u3000", "\\x1c\\x1d\\x1e\\x1f", "\\x0b\\x0c", "\u0085\u00A0\u2028"})
    void an_empty_query_gets_the_prompt_and_nothing_else(String query) {
        assertThat(session.ask(bytes(query))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\x1b", "\\x1b[A", "  \\x01rook", "\\x00", "\\x03", "\\x04", "\\x1a"})
    void a_query_that_begins_with_a_control_ends_the_session(String query) {
        assertThat(session.converse(bytes("qqqq"), bytes(query), bytes("rook")))
                .isEqualTo("?> No match for 'qqqq'\r\n?> ");
        assertThat(session.hasEnded()).isTrue();
    }

    // Matches

    @Test
    void every_recorded_exchange_that_found_something_comes_back_byte_for_byte() throws IOException {
        UnicodeNameIndex old = UnicodeNameIndex.build(new Version(13, 0), percent -> {});
        TestSession of13 = new TestSession(new SearchService(old, RunningServer.options()));
        List<Exchange> exchanges = Exchange.recorded();
        assertThat(exchanges).hasSize(347);
        for (int round = 0; round < 2; round++) { // in the second one results come from the cache
            for (Exchange exchange : exchanges) {
                exchange.check(of13.ask(exchange.query()));
            }
        }
    }

    // What a query may be

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // query          | matches | the first of them
                "€                |  1 | U+20AC",
                "$                |  1 | U+0024",
                "👩‍🚀            |  4 | U+1F469 U+200D U+1F680",
                "U+265C           |  1 | U+265C",
                "U+2654..U+265F   | 12 | U+2654",
                "\\u265c &euro;   |  2 | U+265C",
                "chess rook       | 18 | U+2656",
                "octothorpe       |  1 | U+0023",
                "schneemann       |  2 | U+2603",
                "265c             |  1 | U+265C",
                "20ac 2656        |  2 | U+20AC",
                "♜♖               |  2 | U+265C",
                "🇫🇷               |  3 | U+1F1EB U+1F1F7",
            })
    void each_step_finds_what_its_examples_say(String query, int total, String firstCode) {
        String reply = session.ask(query);
        assertThat(reply).startsWith(firstCode).contains("\r\n" + total + " match");
        assertThat(reply.lines()).hasSize(total + 1);
        assertThat(reply.substring(0, reply.indexOf('\t')).stripTrailing()).isEqualTo(firstCode);
    }

    // The status line

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "  qqqq qqqq\t|No match for 'qqqq qqqq'",
                "qqqq'qqqq qqqq|No match for \"qqqq'qqqq qqqq\"",
                "\"qqqq\" qqqq'qqqq|No match for '\"qqqq\" qqqq\\'qqqq'",
                "qqqq\\|No match for 'qqqq\\\\'",
                "qqqq\tqqqq|No match for 'qqqq\\tqqqq'",
                "qqqq\\x1b[31m|No match for 'qqqq\\x1b[31m'",
                "qq\u202Eqq|No match for 'qq\\u202eqq'",
                "qq\uD83E\uDEE9|No match for 'qq\uD83E\uDEE9'", // came with Unicode 16
                "qq\uDB40\uDC01|No match for 'qq\\U000e0001'",
            })
    void the_query_is_quoted_in_the_status_line(String query, String status) {
        assertThat(status(query)).isEqualTo(status);
    }

    // Errors

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qqqq\\x80        | Error: query is not valid UTF-8",
                "block:arows    | Error: no block \"arows\"; did you mean arrows?",
                ":nonsense      | Error: no such command, try :help",
                ":limit ten     | Error: :limit takes a number of matches, as in :limit 20; 0: all",
                ":more          | Error: no more matches, ask a query",
            })
    void an_error_is_a_status_line_and_the_session_goes_on(String line, String status) {
        assertThat(session.converse(bytes(line), bytes("qqqq")))
                .isEqualTo("?> " + status + "\r\n?> No match for 'qqqq'\r\n?> ");
    }

    @Test
    void a_query_that_asks_for_too_much_is_an_error() {
        assertThat(status("-a" + " -a".repeat(64))).isEqualTo("Error: more than 64 terms");
        assertThat(status("U+0..U+10FFFF"))
                .isEqualTo("Error: more than 256 code points without a name; ask for fewer at once");
        assertThat(status("♜".repeat(513))).isEqualTo("Error: more than 512 characters; ask for fewer at once");
        String phrases = IntStream.rangeClosed('a', 'z')
                .mapToObj(letter -> "\"letter " + (char) letter + "*\"")
                .collect(Collectors.joining(" "));
        assertThat(status(phrases))
                .isEqualTo("Error: that takes too long; try fewer phrases, or longer beginnings before a *");
    }

    @ParameterizedTest
    @CsvSource({
        "qqqq\\x80, Error: query is not valid UTF-8",
        "\\xc0\\xaf, Error: query is not valid UTF-8",
        "\\xed\\xa0\\x80, Error: query is not valid UTF-8",
        "\\xf4\\x90\\x80\\x80, Error: query is not valid UTF-8",
        "qqqq\\xe2\\x99, Error: query is not valid UTF-8",
        "qqqq\\xff\\xff, Error: query is not valid UTF-8",
    })
    void bytes_that_are_not_utf_8_are_an_error_and_the_session_goes_on(String query, String status) {
        assertThat(session.converse(bytes(query), bytes("qqqq")))
                .isEqualTo("?> " + status + "\r\n?> No match for 'qqqq'\r\n?> ");
    }

    @Test
    void a_long_line_is_answered_and_one_that_is_too_long_is_an_error() {
        assertThat(status("♜".repeat(1365))).startsWith("Error: more than 512 characters");
        assertThat(status("qqqq " + "a".repeat(4091))).startsWith("No match for 'qqqq aaaa");
        assertThat(session.sendTooLongLine()).isEqualTo("Error: query longer than 4096 bytes\r\n");
        assertThat(session.ask("qqqq")).isEqualTo("No match for 'qqqq'\r\n");
    }

    @Test
    void the_error_names_the_limit_of_the_server() {
        SearchService small = new SearchService(INDEX, RunningServer.options(0, 10, 1));
        assertThat(new TestSession(small).sendTooLongLine()).isEqualTo("Error: query longer than 10 bytes\r\n");
    }

    @Test
    void a_client_that_is_one_too_many_is_told_so() {
        TestReply reply = new TestReply();
        SERVICE.refuse(reply.reply());
        assertThat(reply.take()).asString().isEqualTo("Error: too many clients, try again later\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IDLE            | Error: no query for 1800 seconds, connect again",
                "UNFINISHED_LINE | Error: query not finished within 60 seconds, connect again",
                "SHUTDOWN        | Error: the server is shutting down, try again later",
            })
    void a_client_is_told_why_the_server_ends_its_session(DisconnectReason reason, String message) {
        assertThat(session.disconnect(reason)).isEqualTo(message + "\r\n");
    }

    // Telnet

    @Test
    void after_ctrl_c_the_prompt_is_on_a_new_line() {
        assertThat(session.cancelReply()).isEqualTo("\r\n");
    }
}
