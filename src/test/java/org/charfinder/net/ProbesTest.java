package org.charfinder.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Health checks connect, read the prompt or not, and leave; they are counted apart from clients. */
class ProbesTest {

    private final RunningServer server =
            new RunningServer(RunningServer.options(0, 4096, 3), options -> new EchoHandler());
    private final Client asking = new Client(server.port());

    ProbesTest() throws IOException {
        asking.readReply();
        asking.send("a\n").readReply();
    }

    @AfterEach
    void close() throws IOException {
        asking.close();
        server.close();
    }

    private Client connect() throws IOException {
        Client client = server.connect();
        client.readReply();
        return client;
    }

    /** Waits until only the client that asks is there. */
    private void awaitLeft() throws IOException {
        do {
            asking.send("a\n").readReply();
        } while (server.count(ServerCount.CLIENTS) > 1);
    }

    private void assertCounts(int accepted, int probes, int broken) {
        assertThat(server.count(ServerCount.ACCEPTED)).as("accepted").isEqualTo(accepted);
        assertThat(server.count(ServerCount.PROBES)).as("probes").isEqualTo(probes);
        assertThat(server.count(ServerCount.BROKEN)).as("broken").isEqualTo(broken);
    }

    @Test
    void a_peer_that_closes_or_resets_without_a_byte_is_a_probe() throws IOException {
        connect().close();
        awaitLeft();
        connect().reset();
        awaitLeft();
        try (Client half = connect().halfClose()) {
            half.readToEnd();
        }
        awaitLeft();
        assertCounts(1, 3, 0);
    }

    @Test
    void a_check_need_not_wait_for_the_prompt() throws IOException {
        for (int i = 1; i <= 100; i++) {
            server.connect().reset();
            while (server.count(ServerCount.PROBES) < i) {
                asking.send("a\n").readReply();
            }
        }
        awaitLeft();
        assertCounts(1, 100, 0);
    }

    @Test
    void a_byte_makes_a_client() throws IOException {
        connect().send("x").close();
        awaitLeft();
        Client broken = connect();
        broken.send("x");
        while (server.count(ServerCount.ACCEPTED) < 3) {
            asking.send("a\n").readReply();
        }
        broken.reset();
        awaitLeft();
        assertCounts(3, 0, 1);
    }

    @Test
    void a_silent_client_that_the_server_sends_away_is_no_probe() throws IOException {
        try (Client silent = connect()) {
            server.advance(Duration.ofMinutes(20));
            asking.send("a\n").readReply();
            server.advance(Duration.ofMinutes(10));
            assertThat(silent.readToEnd()).asString(UTF_8).isEqualTo("IDLE\n");
            assertCounts(2, 0, 0);
        }
        awaitLeft();
        assertCounts(2, 0, 0);
    }

    @Test
    void a_refused_client_is_neither() throws IOException {
        try (Client second = connect();
                Client third = connect();
                Client refused = server.connect()) {
            assertThat(refused.readToEnd()).asString(UTF_8).isEqualTo("full\n");
            second.send("a\n").readReply();
            third.send("a\n").readReply();
        }
        awaitLeft();
        assertThat(server.count(ServerCount.REFUSED)).isOne();
        assertCounts(3, 0, 0);
    }
}
