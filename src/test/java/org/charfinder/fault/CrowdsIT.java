package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.charfinder.net.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many clients at once: silent ones, too many of them, and ones that disconnect at once. */
class CrowdsIT {

    @Test
    void thousands_of_silent_clients_cost_little() throws Exception {
        int size = Scale.of(2000, 15_000);
        try (Arena arena = new Arena("%,d silent clients".formatted(size), "--max-clients", "" + (size + 10))) {
            long before = arena.server.heapBytes();
            try (Swarm silent = new Swarm(arena.server.port(), size)) {
                silent.read(3);
                arena.probe.await(Scale.of(200, 1000));
                long grown = arena.server.heapBytes() - before;
                arena.report("%.1f KiB of heap each".formatted(grown / 1024. / size));
                assertThat(grown).isLessThan(size * 2L << 10);
            }
        }
    }

    @Test
    void silent_clients_do_not_keep_the_server_awake() throws Exception {
        int seconds = Scale.of(3, 60);
        try (Arena arena = new Arena("100 idle clients for %d s".formatted(seconds), "--stats-interval", "1s");
                Swarm silent = new Swarm(arena.server.port(), 100)) {
            silent.read(3);
            arena.endProbe();
            int logged = arena.statistics().size();
            while (arena.statistics().size() == logged) {
                Time.pass(Duration.ofMillis(100)); // the next line may have been counted before the probe's end
            }
            int before = logged + 1;
            double share = arena.cpuShareWhile(() -> Time.pass(Duration.ofSeconds(seconds)));
            List<Map<String, Long>> statistics = arena.statistics();
            assertThat(statistics).hasSizeGreaterThan(before + 1);
            long turns = statistics.get(statistics.size() - 1).get("turns")
                    - statistics.get(before).get("turns");
            arena.report("%d turns, %.2f %% of a processor".formatted(turns, 100 * share));
            assertThat(turns).isLessThanOrEqualTo(5L * seconds);
        }
    }

    @Test
    void each_client_too_many_reads_why_and_then_the_end_never_a_reset() throws Exception {
        int limit = 50;
        int tooMany = Scale.of(100, 500);
        try (Arena arena = new Arena("%d clients too many".formatted(tooMany), "--max-clients", "" + limit);
                Swarm welcome = new Swarm(arena.server.port(), limit - 1)) { // the probe is one too
            welcome.read(3);
            arena.server.signal("STOP"); // so that half of them have sent before they are accepted
            try (Swarm refused = new Swarm(arena.server.port(), tooMany)) {
                for (int i = 0; i < tooMany; i += 2) {
                    refused.get(i).write(ByteBuffer.wrap("rook\n".repeat(100).getBytes(UTF_8)));
                }
                arena.server.signal("CONT");
                for (SocketChannel client : refused) {
                    assertThat(Swarm.readToEnd(client))
                            .asString(UTF_8)
                            .isEqualTo("Error: too many clients, try again later\r\n");
                }
            }
            welcome.send("qq\n");
            for (SocketChannel client : welcome) {
                assertThat(Swarm.read(client, 22)).asString(UTF_8).isEqualTo("No match for 'qq'\r\n?> ");
            }
            assertThat(arena.end()).containsEntry("refused", (long) tooMany).containsEntry("accepted", (long) limit);
        }
    }

    @Test
    void without_file_descriptors_accepting_pauses_and_connected_clients_are_not_disturbed() throws Exception {
        try (Arena arena =
                new Arena("300 dials, 100 file descriptors", Arena.program().launchedBy("prlimit", "--nofile=100"))) {
            Swarm held = new Swarm(arena.server.port(), 300);
            arena.await(() -> arena.log().contains("accept_failed"));
            arena.probe.await(Scale.of(200, 1000));
            arena.endProbe();
            double share = arena.cpuShareWhile(() -> Time.pass(Duration.ofSeconds(Scale.of(1, 3))));
            try (Client waiting = new Client(arena.server.port())) {
                held.close();
                long freed = System.nanoTime();
                assertThat(readPrompt(waiting, arena)).isEmpty();
                arena.report("%.1f %% of a processor; later the waiting client has its prompt after %.0f ms"
                        .formatted(100 * share, (System.nanoTime() - freed) / 1e6));
            }
            assertThat(arena.log()).contains("--max-clients lowered from 10000 to 36");
            assertThat(arena.log().lines().filter(line -> line.contains("accept_failed")))
                    .allMatch(line ->
                            line.matches(".*\"Too many open files\" left_out=\\d{1,2}")); // no storm of failures
        }
    }

    /**
     * A client that is accepted before the server has seen that others have left may be refused, and connects again.
     */
    private static String readPrompt(Client waiting, Arena arena) throws IOException {
        try {
            return waiting.readReply();
        } catch (IOException refused) {
            try (Client again = new Client(arena.server.port())) {
                return again.readReply();
            }
        }
    }

    /** The first connection already fails, so no earlier one can have loaded anything. */
    @Test
    @Timeout(value = 60, threadMode = SEPARATE_THREAD) // against spinning for ever
    void nothing_needs_a_file_descriptor_to_go_without_one() throws Exception {
        try (Arena arena = new Arena("no file descriptor from the start")) {
            String pid = "" + arena.server.process.pid();
            arena.endProbe();
            new ProcessBuilder("prlimit", "--pid", pid, "--nofile=3:")
                    .inheritIO()
                    .start()
                    .waitFor();
            try (Client waiting = new Client(arena.server.port())) {
                while (!arena.log().contains("accept_failed") && !Thread.interrupted()) {
                    Thread.onSpinWait();
                }
                new ProcessBuilder("prlimit", "--pid", pid, "--nofile=1000:")
                        .inheritIO()
                        .start()
                        .waitFor();
                assertThat(waiting.readReply()).isEmpty();
            }
        }
    }

    @Test
    void clients_that_come_and_go_leave_nothing_behind() throws Exception {
        int dials = Scale.of(2000, 20_000);
        int readers = Scale.of(200, 2000);
        try (Arena arena = new Arena("%,d resets at once, %,d in a reply".formatted(dials, readers))) {
            long before = arena.server.fileDescriptors();
            for (int i = 0; i < dials; i += 100) {
                new Swarm(arena.server.port(), 100).reset();
            }
            for (int i = 0; i < readers; i += 100) {
                Swarm swarm = new Swarm(arena.server.port(), 100);
                swarm.send("cjk\n").read(1000).reset();
            }
            arena.await(() -> arena.server.fileDescriptors() <= before);
            assertThat(arena.end()).containsEntry("failed", 0L);
        }
    }
}
