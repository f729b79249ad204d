package org.charfinder.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.charfinder.loop.LoopClock;
import org.charfinder.loop.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session without a network: Ctrl-C, Ctrl-O, Telnet's questions and scarce memory. */
class ResponderTest {

    private static final byte[] INTERRUPT = {Telnet.IAC, Telnet.IP};
    private static final byte[] ABORT_OUTPUT = {Telnet.IAC, Telnet.AO};
    private static final byte[] DO_TIMING_MARK = {Telnet.IAC, Telnet.DO, Telnet.TIMING_MARK};
    private static final byte[] ARE_YOU_THERE = {Telnet.IAC, Telnet.AYT};
    private static final String MARK = new String(new byte[] {Telnet.IAC, Telnet.WILL, Telnet.TIMING_MARK}, ISO_8859_1);
    private static final String YES = "[Yes]\r\n";

    private final EchoHandler echo = new EchoHandler();
    private final MemoryBudget memory = new MemoryBudget(1000);
    private final TestClock time = new TestClock();
    private final LoopClock clock = new LoopClock(time);
    private final ServerResources shared = Resources.with(memory, clock);
    private final FakeConnection connection = new FakeConnection(shared, echo);
    private final FakeSocket socket = connection.socket;
    private final Responder responder = connection.responder;

    private String turn(boolean mayHaveRoom) throws IOException {
        return connection.turn(mayHaveRoom);
    }

    private String turn() throws IOException {
        return turn(true);
    }

    @Test
    void lines_are_answered_in_order_until_one_ends_the_session() throws IOException {
        socket.send("a\nb\nbye\nnever answered\n");
        assertThat(turn()).isEqualTo("a\n?> b\n?> bye\n?> ");
        assertThat(responder.isOver()).isTrue();
        assertThat(responder.hasAnswered()).isTrue();
        assertThat(turn()).isEmpty();
        assertThat(shared.counters().get(ServerCount.LINES)).isEqualTo(3);
    }

    @Test
    void greeting_and_disconnect_message_are_the_handlers() throws IOException {
        responder.greet();
        assertThat(turn()).isEqualTo("?> ");
        responder.disconnect(DisconnectReason.IDLE);
        assertThat(responder.isOver()).isTrue();
        assertThat(turn()).isEqualTo("IDLE\n");
    }

    @Test
    void a_refusal_is_a_greeting_that_ends_the_session() throws IOException {
        FakeConnection refused = new FakeConnection(shared, new Refusal(reply -> reply.append("full\n")));
        refused.responder.greet();
        assertThat(refused.turn(true)).isEqualTo("full\n");
        assertThat(refused.responder.isOver()).isTrue();
    }

    @Test
    void a_turn_answers_a_bounded_number_of_lines() throws IOException {
        socket.send("a\n".repeat(100));
        assertThat(turn().split("a")).hasSize(1 + 64);
        assertThat(responder.hasMoreToDo()).isTrue();
        assertThat(turn().split("a")).hasSize(1 + 36);
        assertThat(responder.hasMoreToDo()).isFalse();
    }

    @Test
    void while_memory_is_scarce_a_turn_answers_one_line() throws IOException {
        memory.change(1000);
        socket.send("a\nb\nc\n");
        assertThat(turn()).isEqualTo("a\n?> ");
        assertThat(turn()).isEqualTo("b\n?> ");
        memory.change(-1);
        socket.send("d\n");
        assertThat(turn()).isEqualTo("c\n?> d\n?> ");
    }

    @Test
    void no_line_is_answered_while_a_reply_is_pending() throws IOException {
        socket.setRoom(1);
        socket.send("abc\n");
        assertThat(turn()).isEqualTo("a");
        socket.send("def\n");
        assertThat(turn(false)).isEmpty();
        assertThat(shared.counters().get(ServerCount.LINES)).isOne();
        socket.setRoom(Long.MAX_VALUE);
        assertThat(turn()).isEqualTo("bc\n?> def\n?> ");
    }

    @Test
    void ctrl_c_at_the_prompt_ends_the_session() throws IOException {
        socket.send(INTERRUPT);
        assertThat(turn()).isEmpty();
        assertThat(responder.isOver()).isTrue();
    }

    /** What the server has sent may still be in a proxy. The last field is what comes of the last input. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "END", textBlock = """
            large, 2000 ms, CTRL_C                          | PROMPT
            large, 2001 ms, CTRL_C                          | END
            small, CTRL_C                                   | END
            large, CTRL_C DO_MARK                           | MARK PROMPT
            large, CTRL_C, DO_MARK                          | MARK PROMPT
            large, BREAK                                    | PROMPT
            large, 03                                       | PROMPT
            large, CTRL_C, 2000 ms, CTRL_C                  | PROMPT
            large, 1000 ms, CTRL_C, 1001 ms, CTRL_C         | END
            large, CTRL_C, small, CTRL_C                    | END
            large, 2000 ms, small, 2000 ms, CTRL_C          | PROMPT
            large, 2000 ms, DO_MARK, CTRL_C                 | PROMPT
            large, small CTRL_C                             | small PROMPT
            """)
    void ctrl_c_soon_after_a_large_reply_brings_the_prompt(String script, @Nullable String last) throws IOException {
        String sent = "";
        for (String step : script.split(", ")) {
            if (step.endsWith(" ms")) {
                time.advance(Duration.ofMillis(Long.parseLong(step.replace(" ms", ""))), clock);
            } else {
                socket.send(input(step));
                sent = turn();
            }
        }
        assertThat(responder.isOver()).isEqualTo(last == null);
        assertThat(sent).isEqualTo(last == null ? "" : output(last));
    }

    private static String input(String step) {
        return Arrays.stream(step.split(" "))
                .map(word -> switch (word) {
                    case "CTRL_C" -> new String(INTERRUPT, ISO_8859_1);
                    case "BREAK" -> new String(new byte[] {Telnet.IAC, Telnet.BRK}, ISO_8859_1);
                    case "DO_MARK" -> new String(DO_TIMING_MARK, ISO_8859_1);
                    case "03" -> "\3";
                    default -> word + "\n";
                })
                .collect(joining());
    }

    private static String output(String last) {
        return Arrays.stream(last.split(" "))
                .map(word -> switch (word) {
                    case "PROMPT" -> "\n?> ";
                    case "MARK" -> MARK;
                    default -> word + "\n?> ";
                })
                .collect(joining());
    }

    @Test
    void ctrl_c_drops_pending_replies_and_lines_and_prompts_again() throws IOException {
        socket.setRoom(1);
        socket.send("abc\ndef\n");
        assertThat(turn()).isEqualTo("a");
        socket.setRoom(Long.MAX_VALUE);
        socket.send(INTERRUPT);
        assertThat(turn(false)).isEqualTo("\n?> ");
        assertThat(responder.isOver()).isFalse();
        socket.send("g\n");
        assertThat(turn()).isEqualTo("g\n?> ");
    }

    @Test
    void the_prompt_after_ctrl_c_comes_after_the_timing_mark() throws IOException {
        socket.setRoom(1);
        socket.send("abc\n");
        assertThat(turn()).isEqualTo("a");
        socket.setRoom(Long.MAX_VALUE);
        socket.send(INTERRUPT);
        socket.send(DO_TIMING_MARK);
        assertThat(turn(false)).isEqualTo(MARK + "\n?> ");
    }

    @Test
    void a_timing_mark_that_comes_later_is_followed_by_another_prompt_until_a_line_comes() throws IOException {
        socket.setRoom(1);
        socket.send("abc\n");
        turn();
        socket.setRoom(Long.MAX_VALUE);
        socket.send(INTERRUPT);
        assertThat(turn(false)).isEqualTo("\n?> ");
        socket.send(DO_TIMING_MARK);
        assertThat(turn()).isEqualTo(MARK + "\n?> ");
        socket.send("d\n");
        assertThat(turn()).isEqualTo("d\n?> ");
        socket.send(DO_TIMING_MARK);
        assertThat(turn()).isEqualTo(MARK);
    }

    @Test
    void ctrl_c_leaves_the_answers_to_telnet() throws IOException {
        socket.setRoom(1);
        socket.send("abc\n");
        turn();
        socket.send(ARE_YOU_THERE);
        turn(false);
        socket.setRoom(Long.MAX_VALUE);
        socket.send(INTERRUPT);
        assertThat(turn(false)).isEqualTo(YES + "\n?> ");
    }

    @Test
    void ctrl_o_drops_the_reply_that_is_being_sent_and_no_other() throws IOException {
        socket.setRoom(1);
        socket.send("abc\ndef\n");
        assertThat(turn()).isEqualTo("a");
        socket.send(ABORT_OUTPUT);
        turn(false);
        socket.setRoom(Long.MAX_VALUE);
        assertThat(turn()).isEqualTo("\n?> def\n?> ");
    }

    @Test
    void ctrl_o_at_the_prompt_does_nothing() throws IOException {
        socket.send(ABORT_OUTPUT);
        socket.send("a\n");
        assertThat(turn()).isEqualTo("a\n?> ");
    }

    @Test
    void when_the_server_ends_a_client_is_told_behind_its_next_reply_in_the_same_write() throws IOException {
        responder.drain();
        assertThat(turn()).isEmpty();
        assertThat(responder.isOver()).isFalse();
        socket.send("a\n");
        int calls = socket.calls();
        assertThat(turn()).isEqualTo("a\n?> SHUTDOWN\n");
        assertThat(socket.calls()).isEqualTo(calls + 1);
        assertThat(responder.isOver()).isTrue();
    }

    @Test
    void when_the_server_ends_a_client_is_told_behind_the_reply_that_is_being_sent() throws IOException {
        socket.setRoom(1);
        socket.send("abc\ndef\n");
        assertThat(turn()).isEqualTo("a");
        responder.drain();
        socket.setRoom(Long.MAX_VALUE);
        assertThat(turn()).isEqualTo("bc\n?> def\n?> SHUTDOWN\n");
        assertThat(responder.isOver()).isTrue();
    }
}
