package org.charfinder.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies that other threads complete, as clients see them, with the deadlines and the end of the server. */
class DeferredOverSocketTest {

    private static final long PATIENCE_SECONDS = 60; // only so that a test does not hang; never reached
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final BlockingQueue<Deferred<Reply>> deferred = new LinkedBlockingQueue<>();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private RunningServer server;

    /** Defers the replies to "later", with a limit those to "soon"; "work" is done by other threads. */
    private final class Handler extends Prompting {
        @Override
        public void answer(byte[] bytes, int start, int stop, Reply reply) {
            String line = new String(bytes, start, stop - start, UTF_8);
            Consumer<Reply> echo = made -> made.append(line + "\n?> ");
            switch (line) {
                case "later" -> defer(reply);
                case "soon" -> defer(reply).completeAfter(LIMIT, late -> late.append("late\n?> "));
                case "work" -> {
                    Deferred<Reply> work = reply.defer();
                    workers.execute(() -> work.complete(echo));
                }
                default -> echo.accept(reply);
            }
        }

        private Deferred<Reply> defer(Reply reply) {
            Deferred<Reply> made = reply.defer();
            made.onCancel(cancelled::countDown);
            deferred.add(made);
            return made;
        }
    }

    private abstract static class Prompting implements LineHandler {
        @Override
        public void greet(Reply reply) {
            reply.append("?> ");
        }

        @Override
        public void resume(Reply reply) {
            reply.append("\n?> ");
        }

        @Override
        public void disconnect(DisconnectReason reason, Reply reply) {
            reply.append(reason + "\n");
        }
    }

    @BeforeEach
    void serve() throws IOException {
        server = new RunningServer(RunningServer.options(), unused -> client -> new Handler());
    }

    @AfterEach
    void the_server_has_ended_well() throws IOException {
        workers.shutdownNow();
        server.close();
        assertThat(server.heldBytes()).isZero();
    }

    private Client connect() throws IOException {
        Client client = server.connect();
        assertThat(client.readReply()).isEmpty();
        return client;
    }

    private Deferred<Reply> awaitDeferred() throws InterruptedException {
        Deferred<Reply> next = deferred.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    private void awaitCancelled() throws InterruptedException {
        assertThat(cancelled.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private static void done(Reply reply) {
        reply.append("done\n?> ");
    }

    private static void turn(Client other) throws IOException {
        assertThat(other.send("a\n").readReply()).isEqualTo("a\n");
    }

    @Test
    void other_clients_are_served_meanwhile() throws Exception {
        try (Client waiting = connect();
                Client other = connect()) {
            waiting.send("later\nb\n");
            Deferred<Reply> reply = awaitDeferred();
            turn(other);
            reply.complete(DeferredOverSocketTest::done);
            assertThat(waiting.readReply()).isEqualTo("done\n");
            assertThat(waiting.readReply()).isEqualTo("b\n");
        }
    }

    @Test
    void replies_of_many_threads_come_in_the_order_of_the_lines() throws Exception {
        int lines = 20_000;
        try (Client client = connect()) {
            Thread sender = new Thread(() -> sendQuietly(client, lines));
            sender.start();
            for (int i = 0; i < lines; i++) {
                assertThat(client.readReply()).isEqualTo(i % 2 == 0 ? "work\n" : i + "\n");
            }
            sender.join();
        }
    }

    private static void sendQuietly(Client client, int lines) {
        try {
            for (int i = 0; i < lines; i++) {
                client.send(i % 2 == 0 ? "work\n" : i + "\n");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"later\n", "later\nb\n", "later\nunfinished"})
    void a_client_that_waits_has_no_deadline_and_a_new_one_afterwards(String sent) throws Exception {
        try (Client waiting = connect()) {
            waiting.send(sent);
            Deferred<Reply> reply = awaitDeferred();
            for (int i = 0; i < 3; i++) {
                server.advance(Duration.ofHours(1));
                try (Client other = connect()) {
                    turn(other); // so the server has seen the time
                }
            }
            assertThat(reply.isPending()).isTrue();
            reply.complete(DeferredOverSocketTest::done);
            assertThat(waiting.readReply()).isEqualTo("done\n");
            if (sent.endsWith("b\n")) {
                assertThat(waiting.readReply()).isEqualTo("b\n");
            }
            try (Client other = connect()) {
                turn(other); // so the deadline has begun
            }
            server.advance(Duration.ofMinutes(30));
            assertThat(waiting.readToEnd())
                    .asString(UTF_8)
                    .isEqualTo(sent.endsWith("\n") ? "IDLE\n" : "UNFINISHED_LINE\n");
        }
    }

    @Test
    void the_work_is_cancelled_and_the_client_told_when_the_time_is_over() throws Exception {
        try (Client client = connect()) {
            client.send("soon\nb\n");
            Deferred<Reply> reply = awaitDeferred();
            server.advance(LIMIT.minusNanos(1));
            try (Client other = connect()) {
                turn(other);
            }
            assertThat(reply.isPending()).isTrue();
            server.advance(Duration.ofNanos(1));
            assertThat(client.readReply()).isEqualTo("late\n");
            assertThat(client.readReply()).isEqualTo("b\n");
            awaitCancelled();
            assertThat(reply.complete(DeferredOverSocketTest::done)).isFalse();
        }
    }

    @Test
    void work_that_is_done_in_time_is_not_cancelled() throws Exception {
        try (Client client = connect()) {
            client.send("soon\n");
            assertThat(awaitDeferred().complete(DeferredOverSocketTest::done)).isTrue();
            assertThat(client.readReply()).isEqualTo("done\n");
            server.advance(LIMIT);
            turn(client);
            assertThat(cancelled.getCount()).isOne();
        }
    }

    @Test
    void ctrl_c_cancels_the_work_and_prompts_again() throws Exception {
        try (Client client = connect()) {
            client.send("later\n");
            Deferred<Reply> reply = awaitDeferred();
            client.send(new byte[] {Telnet.IAC, Telnet.IP});
            assertThat(client.readReply()).isEqualTo("\n");
            awaitCancelled();
            assertThat(reply.complete(DeferredOverSocketTest::done)).isFalse();
            turn(client);
        }
    }

    @Test
    void the_work_of_a_client_that_is_gone_is_cancelled() throws Exception {
        Client client = connect();
        client.send("later\n");
        Deferred<Reply> reply = awaitDeferred();
        client.reset();
        awaitCancelled();
        assertThat(reply.isPending()).isFalse();
        assertThat(reply.complete(DeferredOverSocketTest::done)).isFalse();
    }

    @Test
    void a_client_that_half_closes_gets_its_reply_and_the_end() throws Exception {
        try (Client client = connect()) {
            client.send("later\nb\n").halfClose();
            Deferred<Reply> reply = awaitDeferred();
            try (Client other = connect()) {
                turn(other);
            }
            reply.complete(DeferredOverSocketTest::done);
            assertThat(client.readToEnd()).asString(UTF_8).isEqualTo("done\n?> b\n?> ");
        }
    }

    @Test
    void a_server_that_ends_waits_for_the_reply() throws Exception {
        try (Client client = connect()) {
            client.send("later\nb\n");
            Deferred<Reply> reply = awaitDeferred();
            server.shutDownAndFreePort();
            reply.complete(DeferredOverSocketTest::done);
            assertThat(client.readToEnd()).asString(UTF_8).isEqualTo("done\n?> b\n?> SHUTDOWN\n");
        }
        server.join();
    }

    @Test
    void a_server_that_ends_waits_no_longer_than_its_grace() throws Exception {
        try (Client client = connect()) {
            client.send("later\nb\n");
            Deferred<Reply> reply = awaitDeferred();
            server.shutDownAndFreePort();
            server.advance(Duration.ofSeconds(10));
            assertThat(client.readToEnd()).asString(UTF_8).isEqualTo("SHUTDOWN\n");
            server.join();
            awaitCancelled();
            assertThat(reply.complete(DeferredOverSocketTest::done)).isFalse();
            assertThat(server.count(ServerCount.EVICTED_AT_END)).isOne();
        }
    }

    @Test
    void a_bug_in_what_fills_the_reply_costs_its_client_only() throws Exception {
        try (Client client = connect();
                Client other = connect()) {
            client.send("later\n");
            awaitDeferred().complete(reply -> {
                throw new IllegalStateException("as asked");
            });
            assertThat(client.readToEnd()).isEmpty();
            turn(other);
            assertThat(server.count(ServerCount.FAILED)).isOne();
        }
    }

    @Test
    void a_reply_that_comes_later_may_end_the_session() throws Exception {
        try (Client client = connect()) {
            client.send("later\nb\n");
            awaitDeferred().complete(reply -> {
                reply.append("bye\n");
                reply.endSession();
            });
            assertThat(client.readToEnd()).asString(UTF_8).isEqualTo("bye\n");
        }
    }
}
