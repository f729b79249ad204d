package org.charfinder.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.charfinder.server.TestSession.bytes;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.charfinder.net.Client;
import org.charfinder.net.RunningServer;
import org.charfinder.net.ServerOptions;
import org.charfinder.unicode.Version;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/PROTOCOL.md says of lines, of Telnet and of the end of sessions, as a client sees it over a socket. */
class ProtocolOverSocketTest {

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;

    /** The most bytes of an exchange that is tried with every cut. */
    private static final int MANY = 200;

    private static RunningServer server;

    @BeforeAll
    static void serve() throws IOException {
        server = new RunningServer(RunningServer.options(), options -> new SearchService(INDEX, options));
    }

    @AfterAll
    static void end() throws IOException {
        server.close();
    }

    private static Client connect() throws IOException {
        Client client = server.connect();
        assertThat(client.readReply()).isEmpty();
        return client;
    }

    /** A client with a small receive buffer: the server still sends a long reply when the client sends more. */
    private static Client connectSlowReader() throws IOException {
        Client client = new Client(server.port(), 4096);
        assertThat(client.readReply()).isEmpty();
        return client;
    }

    /** Sends some bytes and half-closes; returns all that comes after the first prompt. */
    private static byte[] converse(byte[]... segments) throws IOException {
        try (Client client = connect()) {
            for (byte[] segment : segments) {
                client.send(segment);
            }
            return client.halfClose().readToEnd();
        }
    }

    private static String converse(String text) throws IOException {
        return new String(converseHoweverCut(bytes(text)), UTF_8);
    }

    /** The same, and checks that the segments do not matter: the bytes arrive whole, in two parts, or one by one. */
    private static byte[] converseHoweverCut(byte[] whole) throws IOException {
        byte[] all = converse(whole);
        if (whole.length > MANY) {
            return all;
        }
        byte[][] single = new byte[whole.length][];
        for (int i = 0; i < whole.length; i++) {
            single[i] = new byte[] {whole[i]};
            assertThat(converse(Arrays.copyOf(whole, i), Arrays.copyOfRange(whole, i, whole.length)))
                    .as("cut at %d", i)
                    .isEqualTo(all);
        }
        assertThat(converse(single)).as("byte by byte").isEqualTo(all);
        return all;
    }

    private static String status(String query) throws IOException {
        String reply = converse(query + "\n");
        String[] lines = reply.split("\r\n");
        assertThat(lines[lines.length - 1]).isEqualTo("?> ");
        return lines[lines.length - 2];
    }

    // A session

    @Test
    void the_prompt_comes_at_once_and_without_a_line_end() throws IOException {
        try (Client client = server.connect()) {
            assertThat(client.read(3)).asString(UTF_8).isEqualTo("?> ");
        }
    }

    @Test
    void a_reply_is_lines_then_status_then_prompt() throws IOException {
        assertThat(converse("euro currency\r\n"))
                .isEqualTo("U+20A0 \t₠\tEURO-CURRENCY SIGN\r\n"
                        + "1 match for 'euro currency' - 3 more by other names (:also)\r\n?> ");
        assertThat(converse("euro snowman\r\n"))
                .isEqualTo("No match for 'euro snowman' - did you mean: euro (3), snowman (3)?\r\n?> ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r\\x00", "\r"})
    void a_line_ends_in_each_of_four_ways(String lineEnd) throws IOException {
        assertThat(converse("qqq qq" + lineEnd + "qq qqq" + lineEnd))
                .isEqualTo("No match for 'qqq qq'\r\n?> No match for 'qq qqq'\r\n?> ");
    }

    @Test
    void a_lone_cr_is_answered_before_anything_follows() throws IOException {
        try (Client client = connect()) {
            assertThat(client.send("qq\r").readReply()).isEqualTo("No match for 'qq'\r\n");
            assertThat(client.send("\nzx\r").readReply()).isEqualTo("No match for 'zx'\r\n");
        }
    }

    @Test
    void an_unterminated_last_line_is_answered() throws IOException {
        assertThat(converse("sun\nqqq qq")).endsWith("No match for 'qqq qq'\r\n?> ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t \u3000", "\\x1c\\x1d\\x1e\\x1f", "\\x0b\\x0c", "\u0085\u00A0\u2028"})
    void an_empty_query_gets_the_prompt_and_nothing_else(String query) throws IOException {
        assertThat(converse(query + "\n")).isEqualTo("?> ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\x1b", "\\x1b[A", "  \\x01rook", "\\x00", "\\x03", "\\x04", "\\x1a"})
    void a_query_that_begins_with_a_control_ends_the_session(String query) throws IOException {
        assertThat(converse("qq\n" + query + "\nrook\n")).isEqualTo("No match for 'qq'\r\n?> ");
    }

    @Test
    void a_long_line_ends_after_its_last_byte_not_its_last_character() throws IOException {
        assertThat(status("é".repeat(2048))).startsWith("No match for 'ééé");
        assertThat(status("é".repeat(2048) + "x")).isEqualTo("Error: query longer than 4096 bytes");
    }

    /** The same as {@link ProtocolTest} does one by one without a socket. */
    @Test
    void every_recorded_exchange_comes_back_in_order_if_all_are_sent_at_once() throws IOException {
        UnicodeNameIndex old = UnicodeNameIndex.build(new Version(13, 0), percent -> {});
        try (RunningServer of13 =
                        new RunningServer(RunningServer.options(), options -> new SearchService(old, options));
                Client client = of13.connect()) {
            client.readReply();
            for (Exchange exchange : Exchange.recorded()) {
                client.send(exchange.query() + "\n");
            }
            for (Exchange exchange : Exchange.recorded()) {
                exchange.check(client.readReply());
            }
        }
    }

    // What a client gets for bad input

    @ParameterizedTest
    @CsvSource({
        "qq\\x80, Error: query is not valid UTF-8",
        "qq\\xff\\xff, Error: query is not valid UTF-8",
    })
    void bytes_that_are_not_utf_8_are_an_error_and_the_session_goes_on(String query, String status) throws IOException {
        assertThat(converse(query + "\nqq\n")).isEqualTo(status + "\r\n?> No match for 'qq'\r\n?> ");
    }

    @Test
    void a_line_too_long_is_an_error_once_its_end_has_come_and_the_session_goes_on() throws IOException {
        assertThat(converse("a".repeat(100_000) + "\nqq\n"))
                .isEqualTo("Error: query longer than 4096 bytes\r\n?> No match for 'qq'\r\n?> ");
        assertThat(status("qq " + "a".repeat(4093))).startsWith("No match for 'qq aaaa");
        assertThat(status("qq" + "\\xff\\xf1".repeat(4096))).isEqualTo("No match for 'qq'");
    }

    @Test
    void too_many_clients_are_told_so() throws IOException {
        ServerOptions one = RunningServer.options(0, 10, 1);
        try (RunningServer small = new RunningServer(one, options -> new SearchService(INDEX, options));
                Client first = small.connect();
                Client second = small.connect()) {
            second.send("sun\n");
            assertThat(second.readToEnd()).asString(UTF_8).isEqualTo("Error: too many clients, try again later\r\n");
            first.readReply();
            assertThat(first.send("01234567890\n").readReply()).isEqualTo("Error: query longer than 10 bytes\r\n");
        }
    }

    @Test
    void silent_clients_and_clients_at_the_end_are_told_why_it_ends() throws IOException {
        try (RunningServer other =
                        new RunningServer(RunningServer.options(), options -> new SearchService(INDEX, options));
                Client silent = other.connect()) {
            silent.readReply();
            other.advance(Duration.ofMinutes(30));
            assertThat(silent.readToEnd())
                    .asString(UTF_8)
                    .isEqualTo("Error: no query for 1800 seconds, connect again\r\n");
            Client last = other.connect();
            last.readReply();
            other.shutDownAndFreePort();
            other.advance(Duration.ofMillis(500));
            assertThat(last.readToEnd())
                    .asString(UTF_8)
                    .isEqualTo("Error: the server is shutting down, try again later\r\n");
            last.close();
        }
    }

    // Telnet

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                // from the client|the server, prompts left out
                "\\xff\\xfd\\x06|\\xff\\xfb\\x06",
                "\\xff\\xfd\\x06\\xff\\xfd\\x06|\\xff\\xfb\\x06\\xff\\xfb\\x06",
                "\\xff\\xfd\\x01|\\xff\\xfc\\x01",
                "\\xff\\xfb\\x1f\\xff\\xfb\\x20|\\xff\\xfe\\x1f\\xff\\xfe\\x20",
                "\\xff\\xfc\\x01\\xff\\xfe\\x03|",
                "\\xff\\xfa\\x18\\x00xterm\\xff\\xff\\r\\n\\xff\\xf0|",
                "\\xff\\xf6|[Yes]\\r\\n",
                "\\xff\\xf1\\xff\\xf2\\xff\\xf9|",
                "\\xff\\xf5|",
                "q\\xff\\xf6q\\n|[Yes]\\r\\nNo match for 'qq'\\r\\n?> ",
                "qq\\n\\xff\\xf6\\xff\\xfd\\x06|No match for 'qq'\\r\\n?> [Yes]\\r\\n\\xff\\xfb\\x06",
                "qy\\xff\\xf7q\\n|No match for 'qq'\\r\\n?> ",
                "q♜\\xff\\xf7q\\n|No match for 'qq'\\r\\n?> ",
                "qy\\x08q\\n|No match for 'qq'\\r\\n?> ",
                "qy\\x7fq\\n|No match for 'qq'\\r\\n?> ",
                "yy\\xff\\xf8qq\\n|No match for 'qq'\\r\\n?> ",
                "yy\\x15qq\\n|No match for 'qq'\\r\\n?> ",
                // the session ends with the prompt before it
                "qq\\n\\xff\\xf4qq\\n|No match for 'qq'\\r\\n?> ",
                "qq\\n\\xff\\xf3qq\\n|No match for 'qq'\\r\\n?> ",
                "qq\\n\\xff\\xedqq\\n|No match for 'qq'\\r\\n?> ",
                "qq\\n\\xff\\xeeqq\\n|No match for 'qq'\\r\\n?> ",
                "qq\\n\\x03\\nqq\\n|No match for 'qq'\\r\\n?> ",
                "qq\\n\\x04\\nqq\\n|No match for 'qq'\\r\\n?> ",
                "qq\\xff\\xecqq\\n|No match for 'qq'\\r\\n?> ",
            })
    void telnet_commands_are_understood_wherever_they_come(String sent, String received) throws IOException {
        assertThat(converseHoweverCut(bytes(sent))).isEqualTo(bytes(received == null ? "" : received));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\xff\\xec", "\\x04"})
    void end_of_file_in_telnet_answers_what_was_asked_and_closes(String eof) throws IOException {
        try (Client client = connect()) {
            client.send(bytes("cjk radical\nqq\n" + eof)); // and no FIN
            assertThat(client.readReply()).contains(" matches for 'cjk radical'");
            assertThat(client.readToEnd()).asString(UTF_8).isEqualTo("No match for 'qq'\r\n?> ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\xff\\xf4", "\\xff\\xf3", "\\xff\\xed", "\\xff\\xee", "\\x03\\r\\n", "\\x03"})
    void ctrl_c_drops_the_reply_and_the_queries_behind_it(String ctrlC) throws IOException {
        try (Client client = connectSlowReader()) {
            client.send("cjk\nsun\nmoon\nunfinished");
            assertThat(client.read(1000)).asString(UTF_8).startsWith("U+2E80 \t⺀\tCJK RADICAL REPEAT\r\n");
            client.send(bytes(ctrlC.startsWith("\\x03") ? "\n" + ctrlC : ctrlC));
            byte[] rest = client.readUntil(bytes("\r\n?> "));
            assertThat(rest.length).isLessThan(4_000_000);
            assertThat(client.send("qq\n").readReply()).isEqualTo("No match for 'qq'\r\n");
        }
    }

    @Test
    void ctrl_c_drops_queries_that_wait_their_turn() throws IOException {
        try (Client client = connect()) {
            client.send(bytes("qq\n".repeat(10_000) + "\\xff\\xf4\\xff\\xfd\\x06"));
            String before = new String(client.readUntil(bytes("\\xff\\xfb\\x06")), ISO_8859_1);
            assertThat(before.length()).isLessThan(10_000 * "No match for 'qq'\r\n?> ".length());
            assertThat(client.readReply()).isEqualTo("\r\n");
            assertThat(client.send("qqq qq\n").readReply()).isEqualTo("No match for 'qqq qq'\r\n");
        }
    }

    @Test
    void the_timing_mark_comes_before_the_prompt_that_follows_ctrl_c() throws IOException {
        try (Client client = connectSlowReader()) {
            client.send("cjk\nsun\n");
            client.read(1000);
            client.send(bytes("\\xff\\xf4\\xff\\xfd\\x06")); // as Debian's telnet does
            client.readUntil(bytes("\\xff\\xfb\\x06"));
            assertThat(client.readReply()).isEqualTo("\r\n");
            client.send(bytes("qq\n\\xff\\xfd\\x06"));
            assertThat(client.readReply()).isEqualTo("No match for 'qq'\r\n");
            assertThat(client.halfClose().readToEnd()).isEqualTo(bytes("\\xff\\xfb\\x06"));
        }
    }

    @Test
    void a_timing_mark_that_comes_later_than_ctrl_c_still_has_a_prompt_behind_it() throws IOException {
        try (Client client = connectSlowReader()) {
            client.send("cjk\n");
            client.read(1000);
            client.send(bytes("\\xff\\xf4"));
            client.readUntil(bytes("\r\n?> "));
            client.send(bytes("\\xff\\xfd\\x06"));
            assertThat(client.read(3)).isEqualTo(bytes("\\xff\\xfb\\x06"));
            assertThat(client.readReply()).isEqualTo("\r\n");
        }
    }

    @Test
    void what_telnet_asked_before_ctrl_c_is_still_answered() throws IOException {
        try (Client client = connectSlowReader()) {
            client.send("cjk\nsun\n");
            client.read(1000);
            client.send(bytes("\\xff\\xfd\\x18moon\n\\xff\\xfd\\x06\\xff\\xf4\\xff\\xf4\\xff\\xfd\\x06"));
            client.readUntil(bytes("\\xff\\xfc\\x18"));
            assertThat(client.readUntil(bytes("\r\n?> "))).isEqualTo(bytes("\\xff\\xfb\\x06\\xff\\xfb\\x06"));
        }
    }

    @Test
    void ctrl_o_drops_one_reply_and_no_other() throws IOException {
        try (Client client = connectSlowReader()) {
            client.send("cjk\nqq\nzx\n");
            client.read(1000);
            client.send(bytes("\\xff\\xf5"));
            assertThat(client.readUntil(bytes("\r\n?> ")).length).isLessThan(4_000_000);
            assertThat(client.readReply()).isEqualTo("No match for 'qq'\r\n");
            assertThat(client.readReply()).isEqualTo("No match for 'zx'\r\n");
            client.send(bytes("\\xff\\xfd\\x06")); // telnet shows nothing that came before
            assertThat(client.readUntil(bytes("?> "))).isEqualTo(bytes("\\xff\\xfb\\x06\r\n"));
        }
    }

    @Test
    void what_telnet_asks_during_a_reply_waits_for_its_end() throws IOException {
        try (Client client = connectSlowReader()) {
            client.send(bytes("cjk\n\\xff\\xf6qq\n"));
            assertThat(client.readReply()).endsWith("103204 matches for 'cjk'\r\n");
            assertThat(client.readReply()).isEqualTo("[Yes]\r\nNo match for 'qq'\r\n");
        }
    }

    @Test
    void a_synch_in_urgent_data_is_in_line_with_the_rest() throws IOException {
        try (Client client = connect()) {
            client.send(bytes("q\\xff"));
            client.socket.sendUrgentData(0xF2);
            assertThat(client.send("q\n").readReply()).isEqualTo("No match for 'qq'\r\n");
        }
    }

    @Test
    void nothing_is_negotiated_that_the_client_did_not_begin() throws IOException {
        byte[] all = converse(bytes("rook\nqq\n"));
        assertThat(new String(all, ISO_8859_1)).doesNotContain("\u00FF");
    }
}
