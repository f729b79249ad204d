package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.charfinder.ask.Question;
import org.charfinder.loop.HostPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code charfinder ask} reads: queries, addresses; and how it shows its progress. */
class AskInputTest {

    private static List<String> lines(byte[] bytes) throws IOException {
        QueryLines lines = new QueryLines(new ByteArrayInputStream(bytes));
        List<String> all = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        assertThat(lines.bytes()).isEqualTo(bytes.length);
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rook\nking", "rook\nking\n", "rook\r\nking\r\n", "\n\nrook\n \t\nking\n\n", "\uFEFFrook\nking"})
    void a_query_is_a_line_that_is_not_blank(String text) throws IOException {
        assertThat(lines(text.getBytes(UTF_8))).containsExactly("rook", "king");
    }

    @Test
    void a_query_stays_as_it_is() throws IOException {
        assertThat(lines(" ♜ 😀 \n\r\rx\n".getBytes(UTF_8))).containsExactly(" ♜ 😀 ", "\r\rx");
    }

    @Test
    void a_line_that_is_not_utf_8_is_an_error_that_says_which() {
        byte[] bytes = "rook\n\nk?ng\n".getBytes(UTF_8);
        bytes[7] = (byte) 0xE4;
        assertThatThrownBy(() -> lines(bytes)).hasMessage("line 3 is not UTF-8");
    }

    @Test
    void of_a_line_without_an_end_no_more_is_kept_than_is_needed_to_tell() throws IOException {
        assertThat(lines(("x".repeat(10_000_000) + "\nrook").getBytes(UTF_8)))
                .hasSize(2)
                .element(0)
                .satisfies(line -> assertThat(line).hasSizeBetween(64 * 1024, 1024 * 1024));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:2323",
        "127.0.0.1:7, 127.0.0.1:7",
        "[::1], [0:0:0:0:0:0:0:1]:2323",
        "[::1]:7, [0:0:0:0:0:0:0:1]:7",
        "'127.0.0.1, 127.0.0.2:7', 127.0.0.1:2323 127.0.0.2:7",
    })
    void addresses_have_a_port_if_it_is_another_one(String given, String read) throws Failure {
        List<InetSocketAddress> addresses = ServerAddresses.read(List.of(given));
        assertThat(addresses.stream().map(HostPort::of)).containsExactly(read.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a:0", "a:65536", "a:7:8", "::1", "[::1", "127.0.0.1,", "a:99999", "[a b]"})
    void what_is_no_address_is_an_error(String given) {
        assertThatThrownBy(() -> ServerAddresses.read(List.of(given)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is not HOST, HOST:PORT or [IPv6]:PORT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|-1|0|0 queries   0/s",
                "5000|-1|2|5,000 queries   2,500/s",
                "5000|0.5|2|[###############               ]  50 %   5,000 queries   2,500/s   0:02 left",
                "10|0.001|8|[                              ]   0 %   10 queries   1/s   2:13:12 left",
                "10|1|10|[##############################] 100 %   10 queries   1/s   0:00 left",
                "0|0|10|[                              ]   0 %   0 queries   0/s",
            })
    void progress_is_a_bar_if_the_end_is_known(long done, double share, long seconds, String text) {
        assertThat(AskProgress.text(done, share, seconds * 1_000_000_000)).isEqualTo(text);
    }

    @Test
    void questions_are_read_ahead_and_those_with_answers_are_left_out() throws Exception {
        List<String> texts = new ArrayList<>(List.of("a", "b", "c", "d"));
        StreamedQuestions questions = new StreamedQuestions(
                () -> texts.isEmpty() ? null : texts.remove(0), question -> question.number() % 2 == 0);
        Semaphore more = new Semaphore(0);
        questions.start(more::release);
        List<Question> got = new ArrayList<>();
        while (!questions.isOver()) {
            more.acquire();
            for (Question next = questions.next(); next != null; next = questions.next()) {
                got.add(next);
            }
        }
        assertThat(got).containsExactly(new Question(1, "b"), new Question(3, "d"));
        assertThat(questions.found()).isEqualTo(4);
        assertThat(questions.missing(1)).isEqualTo(1);
        assertThat(questions.isComplete()).isTrue();
    }

    @Test
    void what_can_not_be_read_is_told_behind_what_could() throws Exception {
        List<String> texts = new ArrayList<>(List.of("a"));
        StreamedQuestions questions = new StreamedQuestions(
                () -> {
                    if (texts.isEmpty()) {
                        throw new IOException("line 2 is not UTF-8");
                    }
                    return texts.remove(0);
                },
                question -> false);
        Semaphore more = new Semaphore(0);
        questions.start(more::release);
        more.acquire(2);
        assertThat(questions.next()).isEqualTo(new Question(0, "a"));
        assertThat(questions.isOver()).isFalse();
        assertThatThrownBy(questions::next).hasMessage("line 2 is not UTF-8");
    }
}
