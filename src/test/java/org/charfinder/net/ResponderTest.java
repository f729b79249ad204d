package org.charfinder.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A session without a network: Ctrl-C, Ctrl-O, Telnet's questions and scarce memory. */
class ResponderTest {

    private static final byte[] INTERRUPT = {Telnet.IAC, Telnet.IP};
    private static final byte[] ABORT_OUTPUT = {Telnet.IAC, Telnet.AO};
    private static final byte[] DO_TIMING_MARK = {Telnet.IAC, Telnet.DO, Telnet.TIMING_MARK};
    private static final byte[] ARE_YOU_THERE = {Telnet.IAC, Telnet.AYT};
    private static final String MARK = new String(new byte[] {Telnet.IAC, Telnet.WILL, Telnet.TIMING_MARK}, ISO_8859_1);
    private static final String YES = "[Yes]\r\n";

    /** Echoes; "bye" ends the session, "costly" is a reply that took long to make. */
    private final class Echo implements LineHandler {
        @Override
        public void greet(Reply reply) {
            reply.append("?> ");
        }

        @Override
        public void answer(byte[] bytes, int start, int stop, Reply reply) {
            String line = new String(bytes, start, stop - start, ISO_8859_1);
            onAnswer.run();
            reply.append(line + "\n?> ");
            if (line.equals("bye")) {
                reply.endSession();
            } else if (line.equals("costly")) {
                reply.markCostly();
            }
        }

        @Override
        public void answerTooLong(Reply reply) {
            reply.append("too long\n?> ");
        }

        @Override
        public void resume(Reply reply) {
            reply.append("\n?> ");
        }

        @Override
        public void disconnect(DisconnectReason reason, Reply reply) {
            reply.append(reason + "\n");
        }

        @Override
        public void closed() {}
    }

    private final FakeSocket socket = new FakeSocket();
    private Runnable onAnswer = () -> {};
    private final MemoryBudget memory = new MemoryBudget(1000);
    private final ServerResources shared = Resources.withMemory(memory);
    private final Inbox inbox = new Inbox(shared);
    private final Outbox outbox = new Outbox(shared, socket);
    private final Responder responder = new Responder(shared, new Echo(), inbox, outbox);

    /** Takes a turn as a connection does; returns what was sent in it. */
    private String turn(boolean mayHaveRoom) throws IOException {
        inbox.beginTurn();
        responder.beginTurn();
        outbox.beginTurn(mayHaveRoom);
        inbox.read(socket);
        if (responder.isBusy()) {
            responder.absorb();
            responder.sayFarewell(socket);
        }
        outbox.send();
        responder.answer();
        responder.sayFarewell(socket);
        outbox.send();
        responder.absorb();
        outbox.endTurn();
        return socket.take();
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
        LineHandler.Factory factory = new LineHandler.Factory() {
            @Override
            public LineHandler create(java.net.SocketAddress client) {
                throw new AssertionError("refused clients have no handler of their own");
            }

            @Override
            public void refuse(Reply reply) {
                reply.append("full\n");
            }
        };
        Responder refusing = new Responder(shared, new Refusal(factory), inbox, outbox);
        outbox.beginTurn(false);
        refusing.greet();
        outbox.send();
        assertThat(socket.take()).isEqualTo("full\n");
        assertThat(refusing.isOver()).isTrue();
    }

    @Test
    void a_turn_answers_a_bounded_number_of_lines_or_four_costly_ones() throws IOException {
        socket.send("a\n".repeat(100));
        assertThat(turn().split("a")).hasSize(1 + 64);
        assertThat(responder.hasMoreToDo()).isTrue();
        assertThat(turn().split("a")).hasSize(1 + 36);
        assertThat(responder.hasMoreToDo()).isFalse();
        socket.send("costly\n".repeat(5));
        assertThat(turn().split("costly")).hasSize(1 + 4);
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

    @Test
    void when_the_server_ends_all_that_has_arrived_is_answered_first() throws IOException {
        responder.drain();
        socket.send("a\n".repeat(100)); // more than a turn answers
        assertThat(turn()).doesNotContain("SHUTDOWN");
        assertThat(turn()).endsWith("a\n?> SHUTDOWN\n");
    }

    @Test
    void when_the_server_ends_what_arrives_while_a_reply_is_made_is_answered_before_the_client_is_told()
            throws IOException {
        responder.drain();
        socket.send("a\n");
        onAnswer = () -> socket.send("b\n");
        assertThat(turn()).isEqualTo("a\n?> ");
        onAnswer = () -> {};
        assertThat(turn()).isEqualTo("b\n?> SHUTDOWN\n");
    }

    @Test
    void when_the_server_ends_no_client_is_told_in_the_middle_of_a_line() throws IOException {
        responder.drain();
        socket.send("a\nunfin");
        assertThat(turn()).isEqualTo("a\n?> ");
        socket.send("ished\n");
        assertThat(turn()).isEqualTo("unfinished\n?> SHUTDOWN\n");
    }

    @Test
    void when_the_server_ends_a_client_that_cancels_its_reply_is_told_behind_the_prompt() throws IOException {
        socket.setRoom(1);
        socket.send("abc\n");
        turn();
        responder.drain();
        socket.setRoom(0);
        socket.send(INTERRUPT);
        socket.send(DO_TIMING_MARK);
        assertThat(turn(false)).isEmpty();
        socket.setRoom(Long.MAX_VALUE);
        assertThat(turn()).isEqualTo(MARK + "\n?> SHUTDOWN\n");
    }

    @Test
    void the_last_call_ends_a_session_whose_client_never_stops_asking() throws IOException {
        responder.drain();
        onAnswer = () -> socket.send("b\n");
        socket.send("a\n");
        assertThat(turn()).isEqualTo("a\n?> ");
        assertThat(turn()).isEqualTo("b\n?> ");
        responder.lastCall();
        assertThat(turn()).isEqualTo("b\n?> SHUTDOWN\n");
        assertThat(responder.isOver()).isTrue();
    }

    @Test
    void the_last_call_waits_for_the_end_of_a_line() throws IOException {
        responder.drain();
        socket.send("unfin");
        responder.lastCall();
        assertThat(turn()).isEmpty();
        socket.send("ished\nb\n");
        assertThat(turn()).isEqualTo("unfinished\n?> b\n?> SHUTDOWN\n");
    }
}
