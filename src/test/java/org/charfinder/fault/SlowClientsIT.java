package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.net.Client;
import org.charfinder.process.Program;
import org.junit.jupiter.api.Test;

/** Clients that do not read, do not send, or do not end a line. */
class SlowClientsIT {

    private static final String CJK = "cjk\n";

    @Test
    void stalled_readers_cost_little_and_get_every_byte_when_they_read_on() throws Exception {
        int size = 1000;
        Program program = Arena.program( // whose resident memory grows by little but clients
                "-XX:+UseSerialGC", "-Xmn8m", "-XX:TieredStopAtLevel=1");
        try (Arena arena =
                new Arena("%,d readers of cjk that stall".formatted(size), program, "--write-timeout", "0")) {
            byte[] whole;
            try (Client prompt = new Client(arena.server.port())) {
                whole = prompt.send(CJK).halfClose().readToEnd();
            }
            long before = arena.server.residentBytes();
            long descriptors = arena.server.fileDescriptors();
            try (Swarm stalled = new Swarm(arena.server.port(), size)) {
                stalled.send(CJK).read(1);
                Time.pass(Duration.ofSeconds(Scale.of(0, 30)));
                arena.probe.await(Scale.of(200, 1000));
                long grown = arena.server.residentBytes() - before;
                long kernel = kernelBytes(arena.server.port(), size);
                arena.report("%.1f KiB resident, %.1f KiB in the kernel, each"
                        .formatted(grown / 1024. / size, kernel / 1024.));
                assertThat(grown).isLessThan(size * 16L << 10);
                assertThat(kernel).isLessThanOrEqualTo(160 << 10);
                SocketChannel one = stalled.get(size / 2);
                one.shutdownOutput();
                byte[] rest = Swarm.readToEnd(one);
                assertThat(ByteBuffer.wrap(rest)).isEqualTo(ByteBuffer.wrap(whole, 1, whole.length - 1));
                stalled.reset();
            }
            arena.await(() -> arena.server.fileDescriptors() <= descriptors);
        }
    }

    private static final Pattern SKMEM = Pattern.compile("skmem:\\(r(\\d+),.*?,f(\\d+),w(\\d+)");

    /** The maximum that the kernel holds for one connection of a server: read and write queues, and reserved memory. */
    private static long kernelBytes(int port, int atLeast) throws IOException, InterruptedException {
        Program.assumeInstalled("ss");
        Process ss = new ProcessBuilder("ss", "-Htmn", "state", "established", "sport", "= :" + port).start();
        Matcher matcher = SKMEM.matcher(new String(ss.getInputStream().readAllBytes(), UTF_8));
        List<Long> sockets = new ArrayList<>();
        while (matcher.find()) {
            sockets.add(Long.parseLong(matcher.group(1))
                    + Long.parseLong(matcher.group(2))
                    + Long.parseLong(matcher.group(3)));
        }
        assertThat(sockets).hasSizeGreaterThan(atLeast);
        return sockets.stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    @Test
    void stalled_silent_and_unfinished_clients_are_disconnected_in_time() throws Exception {
        try (Arena arena = new Arena(
                        "the stalled, the silent, the unfinished",
                        "--write-timeout",
                        "1s",
                        "--idle-timeout",
                        "2s",
                        "--line-timeout",
                        "1s",
                        "--stats-interval",
                        "1s");
                Swarm stalled = new Swarm(arena.server.port(), 20);
                Swarm silent = new Swarm(arena.server.port(), 20);
                Swarm unfinished = new Swarm(arena.server.port(), 20)) {
            stalled.send(CJK).read(1);
            unfinished.send("begun");
            for (SocketChannel client : unfinished) {
                assertThat(Swarm.readToEnd(client))
                        .asString(UTF_8)
                        .isEqualTo("?> Error: query not finished within 1 seconds, connect again\r\n");
            }
            for (SocketChannel client : silent) {
                assertThat(Swarm.readToEnd(client))
                        .asString(UTF_8)
                        .isEqualTo("?> Error: no query for 2 seconds, connect again\r\n");
            }
            arena.await(() -> arena.log().contains(" evicted_stalled=20 "));
            for (SocketChannel client : stalled) {
                assertThat(Swarm.readToEnd(client)).hasSizeLessThan(1 << 20);
            }
            assertThat(arena.end())
                    .containsEntry("evicted_stalled", 20L)
                    .containsEntry("evicted_idle", 20L)
                    .containsEntry("evicted_unfinished_line", 20L);
        }
    }

    /**
     * 64 KiB within the write timeout: in the full test 1 KiB/s, with the default timeout.
     */
    @Test
    void a_client_that_takes_little_is_kept_and_gets_every_byte() throws Exception {
        int timeout = Scale.of(3, 60);
        try (Arena arena = new Arena("a reader of %d KiB/s".formatted(64 / timeout), "--write-timeout", timeout + "s");
                SocketChannel slow = Swarm.connect(arena.server.port())) {
            slow.write(ByteBuffer.wrap(CJK.getBytes(UTF_8)));
            for (int i = 0; i < 64 * Scale.of(2, 3); i++) {
                Swarm.read(slow, 1024);
                Time.pass(Duration.ofSeconds(timeout).dividedBy(64));
            }
            slow.shutdownOutput();
            assertThat(new String(Swarm.readToEnd(slow), UTF_8)).endsWith("103204 matches for 'cjk'\r\n?> ");
            assertThat(arena.end()).containsEntry("evicted_stalled", 0L);
        }
    }

    @Test
    void a_client_that_pipelines_without_reading_is_not_read_any_more() throws Exception {
        int size = Scale.of(50, 1000); // too many for each to have the full limit
        try (Arena arena = new Arena("%,d that pipeline and do not read".formatted(size));
                Swarm swarm = new Swarm(arena.server.port(), size)) {
            long before = arena.server.heapBytes();
            ByteBuffer queries = ByteBuffer.wrap("rook\nqq\n".repeat(1000).getBytes(UTF_8));
            for (SocketChannel client : swarm) {
                client.configureBlocking(false);
            }
            for (int refused = 0; refused < 20; arena.probe.await(1)) { // rounds in which no kernel took more
                boolean taken = false;
                for (SocketChannel client : swarm) {
                    taken |= client.write(queries.rewind()) > 0;
                }
                refused = taken ? 0 : refused + 1;
            }
            long grown = arena.server.heapBytes() - before;
            long kernel = kernelBytes(arena.server.port(), size);
            arena.report(
                    "%.1f KiB of heap, %.1f KiB in the kernel, each".formatted(grown / 1024. / size, kernel / 1024.));
            assertThat(grown).isLessThan(Math.min(size * 96L << 10, 48 << 20));
            assertThat(kernel).isLessThanOrEqualTo(320 << 10);
            SocketChannel one = swarm.get(0);
            one.configureBlocking(true);
            assertThat(Swarm.read(one, 3)).asString(UTF_8).isEqualTo("?> ");
            String replies = new String(Swarm.read(one, 10_000), UTF_8);
            assertThat(replies.split("\\?> ")[1]).isEqualTo("No match for 'qq'\r\n");
        }
    }

    @Test
    void a_client_that_sends_a_byte_now_and_then_and_no_line_end_costs_little() throws Exception {
        int size = Scale.of(1000, 10_000);
        String[] room = {"--max-clients", "" + (size + 10)};
        try (Arena arena = new Arena("%,d that send a byte each 0.4 s".formatted(size), room);
                Swarm swarm = new Swarm(arena.server.port(), size)) {
            swarm.read(3);
            long before = arena.server.heapBytes();
            for (int i = 0; i < Scale.of(3, 100); i++) {
                swarm.send("x");
                Time.pass(Duration.ofMillis(Scale.of(0, 200))); // sending takes about as long again
            }
            arena.probe.await(10);
            long grown = arena.server.heapBytes() - before;
            arena.report("%.1f KiB of heap each".formatted(grown / 1024. / size));
            assertThat(grown).isLessThan(size * 1L << 10);
        }
    }

    @Test
    void a_server_that_was_stopped_for_longer_than_any_timeout_disconnects_no_client_for_that() throws Exception {
        int size = Scale.of(30, 100);
        try (Arena arena = new Arena(
                        "SIGSTOP, later SIGCONT",
                        "--grace", // those that read would take all of it
                        "1s",
                        "--write-timeout",
                        "4s",
                        "--idle-timeout",
                        "4s",
                        "--line-timeout",
                        "4s");
                Swarm silent = new Swarm(arena.server.port(), size);
                Swarm typing = new Swarm(arena.server.port(), size);
                Swarm reading = new Swarm(arena.server.port(), size)) {
            silent.read(3);
            typing.read(3).send("qqqqq ");
            reading.send(CJK).read(1);
            arena.probe.await(3 * size); // by then the server has read all of it
            arena.server.signal("STOP");
            Time.pass(Duration.ofMillis(5500)); // the deadline has passed by more than a second
            arena.server.signal("CONT");
            for (int i = 0; i < size; i++) {
                silent.get(i).write(ByteBuffer.wrap("qq\n".getBytes(UTF_8)));
                typing.get(i).write(ByteBuffer.wrap("qq\n".getBytes(UTF_8)));
            }
            for (int i = 0; i < size; i++) {
                assertThat(Swarm.read(silent.get(i), 20)).asString(UTF_8).startsWith("No match for 'qq'\r\n");
                assertThat(Swarm.read(typing.get(i), 28)).asString(UTF_8).startsWith("No match for 'qqqqq qq'\r\n");
                assertThat(Swarm.read(reading.get(i), 100_000)).isNotNull(); // more than had been sent before
            }
            assertThat(arena.end()).containsEntry("evicted_idle", 0L).containsEntry("evicted_unfinished_line", 0L);
        }
    }

    /** The delay is too short to show that the server was stopped, and the selector reports 1,024 clients at a time. */
    @Test
    void a_client_that_has_sent_in_time_is_read_though_its_deadline_is_over_when_the_server_wakes() throws Exception {
        int size = 1500;
        try (Arena arena =
                        new Arena("SIGSTOP until time-outs are over", "--idle-timeout", "3s", "--line-timeout", "3s");
                Swarm swarm = new Swarm(arena.server.port(), size)) {
            swarm.read(3);
            arena.probe.await(2);
            arena.server.signal("STOP");
            swarm.send("qq\n");
            Time.pass(Duration.ofMillis(3500));
            arena.server.signal("CONT");
            for (SocketChannel client : swarm) {
                assertThat(Swarm.read(client, 22)).asString(UTF_8).isEqualTo("No match for 'qq'\r\n?> ");
            }
        }
    }

    @Test
    void clients_that_ask_for_the_largest_replies_and_do_not_read_do_not_fill_a_small_heap() throws Exception {
        int size = Scale.of(500, 1000);
        Program small = Arena.program("-Xmx64m");
        try (Arena arena = new Arena("%,d unread replies full of escapes, heap of 64 MiB".formatted(size), small);
                Swarm swarm = new Swarm(arena.server.port(), size)) {
            ByteBuffer queries = ByteBuffer.wrap(
                    ("qq" + "\u0001".repeat(4000) + "\n").repeat(20).getBytes(UTF_8));
            for (SocketChannel client : swarm) {
                client.configureBlocking(false);
            }
            for (int round = 0; round < 20; round++) {
                for (SocketChannel client : swarm) {
                    client.write(queries.rewind());
                }
                arena.probe.await(1);
            }
            long heap = arena.server.heapBytes();
            arena.report("%.1f MiB of heap".formatted(heap / 1048576.));
            assertThat(heap).isLessThan(56 << 20);
        }
    }
}
