package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.charfinder.ask.Answer;
import org.charfinder.ask.AskOptions;
import org.charfinder.ask.Asking;
import org.charfinder.ask.Question;
import org.charfinder.ask.Questions;
import org.charfinder.ask.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many queries to three servers, of which one fails in the middle. Each query has exactly one reply, the right one. */
class AskServersIT {

    private static final int QUERIES = 20_000;
    private static final int EARLY = 2000; // answers before one of the servers fails
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private final List<String> queries = IntStream.range(0, QUERIES)
            .mapToObj(i -> (i % 2 == 0 ? "U+%04X" : "rook | U+%04X").formatted(i))
            .toList();
    private final List<Replica> replicas = new ArrayList<>();
    private final Map<Long, Answer> answers = new HashMap<>();
    private final Map<InetSocketAddress, Long> byServer = new HashMap<>();
    private List<String> right;

    @BeforeEach
    void start() throws Exception {
        Proxy.Ports ports = Proxy.Ports.free();
        for (int i = 1; i <= 3; i++) {
            InetSocketAddress address = new InetSocketAddress(Proxy.host(i), ports.replicaLines());
            replicas.add(new Replica("server" + i, Arena.program(), folder, address));
        }
        replicas.parallelStream().forEach(Replica::start);
        right = replies(replicas.get(0));
    }

    @AfterEach
    void stop() {
        replicas.forEach(Replica::close);
    }

    /** What a session answers. */
    private List<String> replies(Replica replica) throws IOException {
        try (Socket socket =
                new Socket(replica.address().getAddress(), replica.address().getPort())) {
            Thread sender = new Thread(() -> {
                try {
                    socket.getOutputStream().write((String.join("\n", queries) + "\n").getBytes(UTF_8));
                    socket.shutdownOutput();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            sender.start();
            String all = new String(socket.getInputStream().readAllBytes(), UTF_8);
            return List.of(all.split("(?m)^\\?> ", -1)).subList(1, QUERIES + 1);
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    /** Asks all, and does something after the first answers. */
    private void ask(List<InetSocketAddress> servers, Action action) throws Exception {
        Questions questions = new Questions() {
            private int next;

            @Override
            public Question next() {
                return isOver() ? null : new Question(next, queries.get(next++));
            }

            @Override
            public boolean isOver() {
                return next == QUERIES;
            }
        };
        AskOptions options = new AskOptions(servers, 12, 4, false, Double.POSITIVE_INFINITY, PATIENCE, 20);
        try (Asking asking =
                new Asking(options, questions, answer -> take(answer, action), System::nanoTime, new Random())) {
            asking.run();
        }
        assertThat(answers).hasSize(QUERIES);
        for (int i = 0; i < QUERIES; i++) {
            Answer answer = answers.get((long) i);
            assertThat(answer.status()).isNotEqualTo(Status.FAILED);
            assertThat(new String(answer.reply(), UTF_8)).isEqualTo(right.get(i));
        }
    }

    private void take(Answer answer, Action action) {
        assertThat(answers.put(answer.question().number(), answer)).isNull();
        byServer.merge(answer.server(), 1L, Long::sum);
        if (answers.size() == EARLY) {
            try {
                action.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private List<InetSocketAddress> addresses() {
        return replicas.stream().map(Replica::address).toList();
    }

    @Test
    void one_is_killed() throws Exception {
        ask(addresses(), () -> replicas.get(1).kill());
        assertThat(byServer).hasSize(3);
        assertThat(byServer.get(replicas.get(1).address())).isLessThan(EARLY + 100);
    }

    @Test
    void one_stops_answering() throws Exception {
        ask(addresses(), () -> replicas.get(1).server().signal("STOP"));
        replicas.get(1).server().signal("CONT");
        assertThat(byServer).hasSize(3);
    }

    @Test
    void one_is_shut_down_and_started_again_and_takes_part_again() throws Exception {
        FutureTask<Void> restart = restart(replicas.subList(1, 2));
        ask(addresses(), () -> new Thread(restart).start());
        restart.get();
        assertThat(byServer).hasSize(3);
    }

    @Test
    void all_are_restarted_one_after_the_other() throws Exception {
        FutureTask<Void> restart = restart(replicas);
        ask(addresses(), () -> new Thread(restart).start());
        restart.get();
    }

    private static FutureTask<Void> restart(List<Replica> some) {
        return new FutureTask<>(() -> {
            for (Replica replica : some) {
                replica.terminate();
                replica.start();
            }
            return null;
        });
    }

    @Test
    void one_answers_garbage() throws Exception {
        try (ServerSocket garbage = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answerGarbage(garbage));
            server.setDaemon(true);
            server.start();
            List<InetSocketAddress> all = new ArrayList<>(addresses());
            all.set(1, new InetSocketAddress(InetAddress.getLoopbackAddress(), garbage.getLocalPort()));
            ask(all, () -> {});
            assertThat(byServer).containsOnlyKeys(all.get(0), all.get(2));
        }
    }

    /** Sends a prompt, and bytes of no protocol to each query; every other connection has no prompt either. */
    private static void answerGarbage(ServerSocket listener) {
        Random random = new Random(3);
        for (int i = 0; ; i++) {
            try {
                Socket socket = listener.accept();
                if (i % 2 == 0) {
                    socket.getOutputStream().write("?> ".getBytes(UTF_8));
                }
                byte[] noise = new byte[10_000];
                random.nextBytes(noise);
                socket.getOutputStream().write(noise);
                socket.getOutputStream().write("\r\n1 match for 'rook'\r\n?> ".getBytes(UTF_8));
            } catch (IOException e) {
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }
}
