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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.charfinder.ask.Answer;
import org.charfinder.ask.AskOptions;
import org.charfinder.ask.Asking;
import org.charfinder.ask.Question;
import org.charfinder.ask.Questions;
import org.charfinder.ask.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many queries to three servers, of which one fails in the middle. Each query has exactly one reply, the right one. */
class AskServersIT {

    private static final int QUERIES = Scale.of(6000, 20_000);
    private static final int EARLY = QUERIES / 10; // answers before one of the servers fails, at least, and after it
    private static final double RATE = 4000; // queries a second, while servers are restarted
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final List<String> TEXTS = IntStream.range(0, QUERIES)
            .mapToObj(i -> (i % 2 == 0 ? "U+%04X" : "rook | U+%04X").formatted(i))
            .toList();
    private static final List<Replica> replicas = new ArrayList<>();
    private static List<String> right;

    @TempDir
    private static Path folder;

    private final Map<Long, Answer> answers = new HashMap<>();
    private final Map<InetSocketAddress, Long> byServer = new HashMap<>();
    private boolean acted;
    private int before; // answers before the action

    @BeforeAll
    static void start() throws Exception {
        Proxy.Ports ports = Proxy.Ports.free();
        for (int i = 1; i <= 3; i++) {
            InetSocketAddress address = new InetSocketAddress(Proxy.host(i), ports.replicaLines());
            replicas.add(new Replica("server" + i, Arena.program(), folder, address));
        }
        replicas.parallelStream().forEach(Replica::start);
        right = replies(replicas.get(0));
    }

    @BeforeEach
    void startAgain() {
        replicas.stream().filter(replica -> !replica.isAlive()).forEach(Replica::start);
    }

    @AfterAll
    static void stop() {
        replicas.forEach(Replica::close);
    }

    /** What a session answers. */
    private static List<String> replies(Replica replica) throws IOException {
        try (Socket socket =
                new Socket(replica.address().getAddress(), replica.address().getPort())) {
            Thread sender = new Thread(() -> {
                try {
                    socket.getOutputStream().write((String.join("\n", TEXTS) + "\n").getBytes(UTF_8));
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
        ask(servers, action, Double.POSITIVE_INFINITY, () -> true);
    }

    /**
     * Asks all, and does something after the first answers.
     *
     * @param rate of queries, each second at most
     * @param enough whether no more than all have to be asked; until then they are asked again
     */
    private void ask(List<InetSocketAddress> servers, Action action, double rate, BooleanSupplier enough)
            throws Exception {
        Set<InetSocketAddress> sound = new HashSet<>(addresses());
        sound.retainAll(servers);
        Questions questions = new Questions() {
            private int next;

            @Override
            public Question next() {
                return isOver() ? null : new Question(next, TEXTS.get(next++ % QUERIES));
            }

            @Override
            public boolean isOver() {
                return next >= QUERIES && acted && answers.size() >= before + EARLY && enough.getAsBoolean();
            }
        };
        AskOptions options = new AskOptions(servers, 12, 4, false, rate, PATIENCE, 20);
        try (Asking asking =
                new Asking(options, questions, answer -> take(answer, sound, action), System::nanoTime, new Random())) {
            asking.run();
        }
        assertThat(answers).hasSizeGreaterThanOrEqualTo(QUERIES);
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get((long) i);
            assertThat(answer.status()).isNotEqualTo(Status.FAILED);
            assertThat(new String(answer.reply(), UTF_8)).isEqualTo(right.get(i % QUERIES));
        }
    }

    /** Takes an answer; acts when each sound server has given one. */
    private void take(Answer answer, Set<InetSocketAddress> sound, Action action) {
        assertThat(answers.put(answer.question().number(), answer)).isNull();
        byServer.merge(answer.server(), 1L, Long::sum);
        if (!acted && answers.size() >= EARLY && byServer.keySet().containsAll(sound)) {
            acted = true;
            before = answers.size();
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
        InetSocketAddress address = replicas.get(1).address();
        AtomicLong before = new AtomicLong(); // answers of the server
        ask(addresses(), () -> {
            before.set(byServer.get(address));
            replicas.get(1).kill();
        });
        assertThat(byServer).hasSize(3);
        assertThat(byServer.get(address)).isLessThan(before.get() + 100);
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
        InetSocketAddress address = replicas.get(1).address();
        AtomicLong before = new AtomicLong(-1); // answers of the server when it has been started again
        ask(addresses(), () -> new Thread(restart).start(), RATE, () -> {
            long answered = byServer.get(address);
            return restart.isDone() && !before.compareAndSet(-1, answered) && answered > before.get();
        });
        restart.get();
    }

    @Test
    void all_are_restarted_one_after_the_other() throws Exception {
        FutureTask<Void> restart = restart(replicas);
        ask(addresses(), () -> new Thread(restart).start(), RATE, restart::isDone);
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
