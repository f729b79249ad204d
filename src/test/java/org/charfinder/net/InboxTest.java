package org.charfinder.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class InboxTest {

    private final FakeSocket socket = new FakeSocket();
    private final MemoryBudget memory = new MemoryBudget(1000);
    private final ServerResources shared = Resources.withMemory(memory);
    private final Inbox inbox = new Inbox(shared);

    private void absorb() {
        for (Event event = inbox.nextReceived(); event != Event.NONE; event = inbox.nextReceived()) {
            inbox.defer(event);
        }
    }

    private String next() {
        Event event = inbox.next();
        return event != Event.LINE
                ? event.toString()
                : new String(inbox.line(), inbox.lineStart(), inbox.lineStop() - inbox.lineStart(), ISO_8859_1);
    }

    @Test
    void pending_lines_come_before_those_that_were_just_read() throws IOException {
        socket.send("a\nb\n");
        inbox.read(socket);
        assertThat(next()).isEqualTo("a");
        assertThat(inbox.wasPending()).isFalse();
        absorb();
        assertThat(inbox.hasPending()).isTrue();
        socket.send("c\n");
        inbox.read(socket);
        assertThat(next()).isEqualTo("b");
        assertThat(inbox.wasPending()).isTrue();
        assertThat(next()).isEqualTo("c");
        assertThat(inbox.wasPending()).isFalse();
        assertThat(next()).isEqualTo("NONE");
        assertThat(inbox.capacity()).isZero();
        assertThat(shared.counters().get(ServerCount.BYTES_IN)).isEqualTo(6);
    }

    @Test
    void the_end_of_file_ends_an_unfinished_line_and_then_the_input() throws IOException {
        socket.send("a");
        socket.end();
        inbox.read(socket);
        absorb();
        assertThat(inbox.isUnfinished()).isTrue();
        inbox.beginTurn();
        inbox.read(socket);
        assertThat(inbox.hasReceived()).isTrue();
        assertThat(inbox.hasPeerEnded()).isTrue();
        absorb();
        assertThat(inbox.wantsMore()).isFalse();
        assertThat(next()).isEqualTo("a");
        assertThat(next()).isEqualTo("END");
    }

    @Test
    void an_input_that_the_server_stops_is_read_no_further() throws IOException {
        inbox.stop();
        assertThat(inbox.wantsMore()).isFalse();
        socket.send("a\n");
        inbox.read(socket);
        assertThat(socket.unread()).isEqualTo(2);
        assertThat(next()).isEqualTo("NONE");
        assertThat(inbox.hasPeerEnded()).isFalse();
    }

    @Test
    void a_flood_is_read_up_to_a_limit_which_is_lower_while_memory_is_scarce() throws IOException {
        memory.change(1000);
        assertThat(floodUntilFull()).isBetween(4 * 1024, 5 * 1024);
        assertThat(inbox.wantsMore()).isFalse();
        memory.change(-1);
        assertThat(inbox.wantsMore()).isTrue();
        assertThat(floodUntilFull()).isBetween(59 * 1024, 61 * 1024);
        assertThat(inbox.wantsMore()).isFalse();
    }

    private int floodUntilFull() throws IOException {
        int taken = 0;
        while (inbox.wantsMore()) {
            socket.send("x\n".repeat(32 * 1024));
            int sent = socket.unread();
            inbox.read(socket);
            absorb();
            taken += sent - socket.unread();
        }
        return taken;
    }

    @Test
    void what_is_discarded_is_counted_until_the_end() throws IOException {
        socket.send("a\nb\n");
        assertThat(inbox.discard(socket)).isFalse();
        assertThat(shared.counters().get(ServerCount.BYTES_IN)).isEqualTo(4);
        socket.end();
        assertThat(inbox.discard(socket)).isTrue();
    }
}
