package org.charfinder.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final int LARGE = 1 << 20;
    private static final ByteBuffer SHARED = ByteBuffer.allocateDirect(LARGE);

    private final FakeSocket socket = new FakeSocket();
    private final ServerResources shared = Resources.plenty();
    private final Outbox outbox = new Outbox(shared, socket);

    @BeforeEach
    void begin_a_turn() {
        outbox.beginTurn(false);
    }

    private void append(String text) {
        outbox.append().append(text);
    }

    private void appendLarge() {
        outbox.append().add(SHARED, new int[] {0, LARGE}, 1);
    }

    private void appendTelnet(String text) {
        Reply reply = outbox.append();
        reply.append(text);
        reply.markTelnet();
    }

    @Test
    void small_replies_are_sent_in_order_with_one_call() throws IOException {
        append("a");
        append("b");
        append("c");
        outbox.send();
        assertThat(socket.take()).isEqualTo("abc");
        assertThat(socket.calls()).isOne();
        assertThat(outbox.isEmpty()).isTrue();
        assertThat(outbox.isBlocked()).isFalse();
        assertThat(outbox.hasSent()).isTrue();
        assertThat(shared.counters().get(ServerCount.BYTES_OUT)).isEqualTo(3);
    }

    @Test
    void an_empty_outbox_sends_nothing_and_takes_no_memory() throws IOException {
        outbox.send();
        outbox.endTurn();
        assertThat(socket.calls()).isZero();
        assertThat(outbox.capacity()).isZero();
        assertThat(outbox.hasSent()).isFalse();
    }

    @Test
    void what_the_socket_does_not_take_is_blocked_until_there_is_room() throws IOException {
        socket.setRoom(3);
        append("hello");
        append(" world");
        outbox.send();
        assertThat(socket.take()).isEqualTo("hel");
        assertThat(outbox.isBlocked()).isTrue();
        outbox.send();
        assertThat(socket.calls()).as("calls while blocked").isOne();
        outbox.endTurn();
        assertThat(outbox.capacity()).isPositive();

        outbox.beginTurn(false);
        outbox.send();
        assertThat(socket.calls()).as("calls without a report of room").isOne();
        assertThat(outbox.hasSent()).isFalse();

        socket.setRoom(Long.MAX_VALUE);
        outbox.beginTurn(true);
        outbox.send();
        assertThat(socket.take()).isEqualTo("lo world");
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void a_turn_sends_a_bounded_number_of_bytes() throws IOException {
        appendLarge();
        outbox.send();
        assertThat(socket.take()).hasSize(Outbox.BYTES_PER_TURN);
        assertThat(outbox.isBlocked()).isTrue();
        assertThat(outbox.isEmpty()).isFalse();
    }

    @Test
    void a_reply_that_ends_with_the_bound_does_not_block() throws IOException {
        outbox.append().add(SHARED, new int[] {0, Outbox.BYTES_PER_TURN}, 1);
        outbox.send();
        assertThat(socket.take()).hasSize(Outbox.BYTES_PER_TURN);
        assertThat(outbox.isBlocked()).isFalse();
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void cancelling_drops_all_but_the_answers_of_telnet_and_unblocks() throws IOException {
        socket.setRoom(1);
        append("reply");
        appendTelnet("[Yes]");
        append("another");
        appendTelnet("[Yes]");
        outbox.send();
        outbox.cancel();
        assertThat(outbox.isBlocked()).isFalse();
        socket.setRoom(Long.MAX_VALUE);
        outbox.send();
        assertThat(socket.take()).isEqualTo("r[Yes][Yes]");
    }

    @Test
    void aborting_empties_the_reply_that_is_being_sent_and_no_other() throws IOException {
        socket.setRoom(2);
        appendTelnet("[");
        append("reply");
        append("another");
        outbox.send();
        Reply aborted = outbox.abort();
        assertThat(aborted).isNotNull();
        aborted.append("!");
        outbox.beginTurn(true);
        socket.setRoom(Long.MAX_VALUE);
        outbox.send();
        assertThat(socket.take()).isEqualTo("[r!another");
        assertThat(outbox.abort()).isNull();
    }
}
