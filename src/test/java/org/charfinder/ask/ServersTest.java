package org.charfinder.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.charfinder.loop.Counters;
import org.charfinder.loop.EventLoop;
import org.charfinder.loop.LoopClock;
import org.charfinder.loop.LoopCount;
import org.charfinder.loop.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServersTest {

    private static final int RETRIES = 2;

    private final TestClock time = new TestClock();
    private final LoopClock clock = new LoopClock(time, Duration.ofDays(1));
    private EventLoop loop;
    private Servers servers;

    @BeforeEach
    void open() throws Exception {
        loop = new EventLoop(clock, new Counters<>(LoopCount.class));
        servers = new Servers(
                List.of(new InetSocketAddress("127.0.0.1", 1), new InetSocketAddress("127.0.0.1", 2)),
                RETRIES,
                loop::schedule,
                new Pauses(new Random(1)));
    }

    @AfterEach
    void close() throws Exception {
        loop.close();
    }

    private Server open(int port) {
        Server server = servers.next();
        assertThat(server.address.getPort()).isEqualTo(port);
        server.connectionOpened();
        return server;
    }

    private void fail(Server server) {
        server.connectionEnded();
        servers.failed(server, "no luck with " + server.address.getPort());
    }

    private void pass(Duration duration) throws Exception {
        time.advance(duration);
        loop.await(0);
        loop.endTurn();
        loop.await(0); // timers that were due only after this look
        loop.endTurn();
    }

    @Test
    void the_server_with_the_fewest_connections_gets_the_next_one() {
        open(1);
        Server second = open(2);
        open(1);
        second.connectionEnded();
        open(2);
        open(2);
    }

    @Test
    void a_server_that_failed_is_left_out_and_then_tried_with_one_connection() throws Exception {
        fail(open(1));
        open(2);
        open(2);
        pass(Duration.ofMillis(100));
        Server tried = open(1);
        open(2); // though it has more
        assertThat(tried.replied()).isTrue();
        open(1);
        open(1);
        assertThat(tried.replied()).isFalse(); // nothing is new
    }

    @Test
    void connections_that_fail_together_are_one_failure() {
        Server first = open(1);
        open(2);
        open(1);
        fail(first);
        fail(first);
        fail(open(2));
        assertThat(servers.areGivenUp()).isFalse();
    }

    @Test
    void servers_are_given_up_when_each_has_failed_too_often() throws Exception {
        for (int i = 0; i <= RETRIES; i++) {
            assertThat(servers.areGivenUp()).isFalse();
            fail(open(1));
            fail(open(2));
            assertThat(servers.next()).isNull();
            if (i < RETRIES) {
                pass(Duration.ofSeconds(10));
            }
        }
        assertThat(servers.areGivenUp()).isTrue();
        assertThat(servers.problem()).isEqualTo("no luck with 1; no luck with 2");
    }

    /** It has refused a connection, and serves another. */
    @Test
    void a_reply_does_not_end_a_pause() throws Exception {
        Server first = open(1);
        fail(first);
        first.replied();
        assertThat(first.state()).isEqualTo(Server.State.LEFT_OUT);
        pass(Duration.ofMillis(100));
        assertThat(first.state()).isEqualTo(Server.State.TRIED);
        assertThat(first.replied()).isTrue();
        assertThat(first.state()).isEqualTo(Server.State.ASKED);
    }

    @Test
    void a_reply_makes_up_for_all_failures() throws Exception {
        for (int i = 0; i < 10; i++) {
            Server first = open(1);
            first.replied();
            fail(first);
            pass(Duration.ofMillis(100)); // always the shortest pause
            first.connectionOpened();
            first.replied();
            first.connectionEnded();
        }
        assertThat(servers.areGivenUp()).isFalse();
    }
}
