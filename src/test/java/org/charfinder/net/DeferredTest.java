package org.charfinder.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.charfinder.loop.EventLoop;
import org.charfinder.loop.LoopClock;
import org.charfinder.loop.TestClock;
import org.charfinder.loop.Timer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies that come later, without a network and without a loop. */
class DeferredTest {

    /** Defers the replies to "later", and echoes other lines. */
    private final class Handler implements LineHandler {
        @Override
        public void answer(byte[] bytes, int start, int stop, Reply reply) {
            String line = new String(bytes, start, stop - start, ISO_8859_1);
            switch (line) {
                case "later" -> deferred = defer(reply);
                case "at once" -> defer(reply).complete(later -> later.append("done\n?> "));
                case "twice" -> {
                    reply.defer();
                    reply.defer();
                }
                case "both" -> {
                    reply.append("now");
                    deferred = defer(reply);
                }
                default -> reply.append(line + "\n?> ");
            }
            last = reply;
        }

        private Deferred<Reply> defer(Reply reply) {
            Deferred<Reply> made = reply.defer();
            made.onCancel(() -> cancelled++);
            return made;
        }

        @Override
        public void resume(Reply reply) {
            reply.append("\n?> ");
        }

        @Override
        public void disconnect(DisconnectReason reason, Reply reply) {
            reply.append(reason + ".");
        }
    }

    private final ServerResources shared = Resources.plenty();
    private final FakeConnection connection = new FakeConnection(shared, new Handler());
    private Deferred<Reply> deferred; // the last one
    private Reply last;
    private int cancelled;

    /** The prompt is written as {@code >} here, and nothing as {@code -}. */
    private String step(String step) throws IOException {
        switch (step) {
            case "DONE" -> deferred.complete(reply -> reply.append("done\n?> "));
            case "BYE" -> deferred.complete(Reply::endSession);
            case "^C" -> connection.socket.send(new byte[] {Telnet.IAC, Telnet.IP});
            case "^O" -> connection.socket.send(new byte[] {Telnet.IAC, Telnet.AO});
            case "AYT" -> connection.socket.send(new byte[] {Telnet.IAC, Telnet.AYT});
            case "EOF" -> connection.socket.end();
            case "ROOM" -> connection.socket.setRoom(Long.MAX_VALUE);
            case "DRAIN" -> connection.responder.drain();
            case "LAST" -> connection.responder.lastCall();
            case "IDLE" -> connection.responder.disconnect(DisconnectReason.IDLE);
            default -> connection.socket.send(step.replace(' ', '\n') + "\n");
        }
        String sent = connection.turn(true).replace("\n?> ", ">").replace("\r\n", "");
        return sent.isEmpty() ? "-" : sent;
    }

    /** Steps, what is sent in each, whether the session goes on, and how often work is cancelled. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            later, DONE                    | -, done>              | true  | 0
            a later b c, DONE              | a>, done>b>c>         | true  | 0
            later, b c, DONE               | -, -, done>b>c>       | true  | 0
            later later, DONE, DONE        | -, done>, done>       | true  | 0
            later, ^C, b                   | -, >, b>              | true  | 1
            later b, ^C, c                 | -, >, c>              | true  | 1
            later, ^C, DONE                | -, >, -               | true  | 1
            later, ^C, later, DONE         | -, >, -, done>        | true  | 1
            later, ^O, b                   | -, >, b>              | true  | 1
            later b, ^O                    | -, >b>                | true  | 1
            later, DONE, ^C                | -, done>, -           | false | 0
            later, AYT, DONE               | -, -, done>[Yes]      | true  | 0
            later, EOF, DONE               | -, -, done>           | false | 0
            later b, BYE                   | -, -                  | false | 0
            later, IDLE                    | -, IDLE.              | false | 1
            later, DRAIN, DONE             | -, -, done>SHUTDOWN.  | false | 0
            later b, DRAIN, DONE           | -, -, done>b>SHUTDOWN. | false | 0
            later, DRAIN, LAST, b, DONE    | -, -, -, -, done>SHUTDOWN. | false | 0
            later, DRAIN, ^C               | -, -, >SHUTDOWN.      | false | 1
            """)
    void a_reply_that_comes_later_comes_in_its_order(String steps, String sent, boolean goesOn, int cancelledWork)
            throws IOException {
        List<String> all = new ArrayList<>();
        for (String step : steps.split(", ")) {
            all.add(step(step));
        }
        assertThat(String.join(", ", all)).isEqualTo(sent);
        assertThat(connection.responder.isOver()).isNotEqualTo(goesOn);
        assertThat(cancelled).isEqualTo(cancelledWork);
    }

    @Test
    void it_is_completed_once() throws IOException {
        step("later");
        assertThat(deferred.isPending()).isTrue();
        assertThat(connection.completions()).isZero();
        assertThat(deferred.complete(reply -> reply.append("first"))).isTrue();
        assertThat(deferred.isPending()).isFalse();
        assertThat(deferred.complete(reply -> reply.append("second"))).isFalse();
        assertThat(connection.completions()).isOne();
        assertThat(connection.turn(true)).isEqualTo("first");
    }

    @Test
    void once_it_is_dropped_it_is_not_completed() throws IOException {
        step("later");
        step("^C");
        assertThat(deferred.isPending()).isFalse();
        assertThat(deferred.complete(reply -> reply.append("too late"))).isFalse();
        assertThat(connection.completions()).isZero();
    }

    @Test
    void it_may_be_completed_before_the_handler_returns() throws IOException {
        connection.socket.send("at once\n");
        assertThat(connection.turn(true)).isEqualTo("done\n?> ");
        assertThat(cancelled).isZero();
    }

    @Test
    void no_line_is_answered_while_it_waits_for_the_socket() throws IOException {
        step("later");
        step("b");
        connection.socket.setRoom(1);
        assertThat(step("DONE")).isEqualTo("d");
        assertThat(step("ROOM")).isEqualTo("one>b>");
    }

    @Test
    void what_arrives_meanwhile_is_read_up_to_a_bound() throws IOException {
        step("later");
        int lines = 50_000; // more than the bound
        connection.socket.send("abc\n".repeat(lines));
        for (int unread = Integer.MAX_VALUE; connection.socket.unread() < unread; ) {
            unread = connection.socket.unread();
            connection.turn(true);
        }
        assertThat(connection.inbox.wantsMore()).isFalse();
        assertThat(4 * lines - connection.socket.unread()).isBetween(64 * 1024, 2 * 64 * 1024);
        StringBuilder all = new StringBuilder(step("DONE"));
        while (connection.responder.hasMoreToDo() || connection.socket.unread() > 0) {
            all.append(connection.turn(true).replace("\n?> ", ">"));
        }
        assertThat(all).hasToString("done>" + "abc>".repeat(lines));
    }

    @ParameterizedTest
    @CsvSource({"twice, only once", "both, something was appended"})
    void a_handler_that_uses_it_wrongly_fails(String line, String message) {
        assertThatIllegalStateException().isThrownBy(() -> step(line)).withMessageContaining(message);
        connection.awaited.drop(); // as the connection does at its end
        assertThat(deferred == null || !deferred.isPending()).isTrue();
    }

    @Test
    void only_the_reply_to_a_line_is_deferred_and_only_while_it_is_answered() throws IOException {
        assertThatIllegalStateException().isThrownBy(() -> new Reply().defer());
        step("a");
        assertThatIllegalStateException().isThrownBy(last::defer);
    }

    /** Counts the timers that are still to run. */
    private static final class Timed implements Deferred.Waiter {
        private final EventLoop loop;
        private final List<Timer> timers = new ArrayList<>();

        Timed(EventLoop loop) {
            this.loop = loop;
        }

        @Override
        public void completed() {}

        @Override
        public Timer schedule(Duration delay, Runnable task) {
            timers.add(loop.schedule(delay, task));
            return timers.get(timers.size() - 1);
        }

        long pending() {
            return timers.stream().filter(Timer::isPending).count();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void no_timer_outlives_the_reply(boolean completed) throws IOException {
        try (EventLoop loop = new EventLoop(new LoopClock(new TestClock()), shared.counters())) {
            Timed timed = new Timed(loop);
            Deferred<StringBuilder> reply = new Deferred<>(timed);
            reply.completeAfter(Duration.ofHours(1), late -> late.append("late"));
            reply.completeAfter(Duration.ofHours(2), late -> late.append("later"));
            assertThat(timed.pending()).isOne();
            StringBuilder text = new StringBuilder();
            if (completed) {
                reply.complete(made -> made.append("made"));
                reply.fill(text);
            } else {
                reply.drop();
            }
            assertThat(timed.pending()).isZero();
            assertThat(text).hasToString(completed ? "made" : "");
        }
    }

    @Test
    void work_that_can_not_be_cancelled_does_not_end_the_session() throws IOException {
        step("later");
        deferred.onCancel(() -> {
            throw new IllegalStateException("as asked");
        });
        assertThat(step("^C")).isEqualTo(">");
        assertThat(step("b")).isEqualTo("b>");
        assertThat(shared.counters().get(ServerCount.FAILED)).isOne();
    }
}
