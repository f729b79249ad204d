package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.charfinder.net.Client;
import org.charfinder.process.Program;
import org.charfinder.process.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a session, of the server, and of the whole process. */
class EndsIT {

    private static final String FAREWELL = "Error: the server is shutting down, try again later\r\n";
    private static final String PROMPT = "?> ";

    private static byte[] cjk(int port) throws IOException {
        try (Client client = new Client(port)) {
            return client.send("cjk\n").halfClose().readToEnd();
        }
    }

    @Test
    void a_client_that_half_closes_gets_every_byte_and_then_the_end() throws Exception {
        try (Arena arena = new Arena("half-closes with two replies in flight")) {
            ByteBuffer expected = ByteBuffer.wrap(
                    (new String(cjk(arena.server.port()), UTF_8) + "No match for 'qq'\r\n?> ").getBytes(UTF_8));
            for (int i = 0; i < Scale.of(5, 100); i++) {
                try (Client client = new Client(arena.server.port())) {
                    assertThat(ByteBuffer.wrap(
                                    client.send("cjk\nqq").halfClose().readToEnd()))
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void a_signal_lets_replies_end_disconnects_a_hundred_idle_clients_and_one_that_is_stuck() throws Exception {
        int size = Scale.of(10, 50);
        ExecutorService readers = Executors.newFixedThreadPool(size);
        try (Arena arena = new Arena("SIGTERM amid %d replies".formatted(size), "--grace", Scale.of(5, 10) + "s");
                Swarm busy = new Swarm(arena.server.port(), size);
                Swarm idle = new Swarm(arena.server.port(), 100);
                Swarm stuck = new Swarm(arena.server.port(), 1)) {
            int length = cjk(arena.server.port()).length;
            busy.send("cjk\n").read(4); // the prompt, and then a byte of the reply: it is under way
            stuck.send("cjk\n").read(4);
            idle.read(3);
            arena.endProbe();
            arena.server.signal("TERM");
            List<Future<byte[]>> replies = new ArrayList<>();
            for (SocketChannel client : busy) {
                replies.add(readers.submit(() -> readToEndAndClose(client)));
            }
            for (SocketChannel client : idle) {
                assertThat(Swarm.readToEnd(client)).asString(UTF_8).isEqualTo(FAREWELL);
            }
            new ServerSocket(arena.server.port()).close(); // free, while replies are still being sent
            for (Future<byte[]> reply : replies) {
                assertThat(reply.get())
                        .hasSize(length - 4 + FAREWELL.length())
                        .asString(UTF_8)
                        .endsWith("?> " + FAREWELL);
            }
            assertThat(Program.exitCode(arena.server.process)).isEqualTo(143);
            assertThat(arena.statistics())
                    .last()
                    .satisfies(statistics -> assertThat(statistics).containsEntry("evicted_at_end", 1L));
        } finally {
            readers.shutdown();
        }
    }

    @Test
    void a_signal_lets_each_client_that_asks_have_the_reply_and_then_the_news_in_one_piece() throws Exception {
        ExecutorService askers = Executors.newFixedThreadPool(50);
        try (Arena arena = new Arena("SIGTERM amid queries, one under way a client");
                Swarm swarm = new Swarm(arena.server.port(), 50)) {
            swarm.read(PROMPT.length());
            List<Future<Integer>> asked = new ArrayList<>();
            for (SocketChannel client : swarm) {
                asked.add(askers.submit(() -> askUntilTold(client)));
            }
            arena.probe.await(Scale.of(200, 2000));
            arena.endProbe();
            arena.server.signal("TERM");
            for (Future<Integer> queries : asked) {
                assertThat(queries.get()).isPositive();
            }
            assertThat(Program.exitCode(arena.server.process)).isEqualTo(143);
        } finally {
            askers.shutdown();
        }
    }

    /** Asks until the news comes behind a reply; returns the number of replies. */
    private static int askUntilTold(SocketChannel client) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        for (int replies = 1; ; replies++) {
            client.write(ByteBuffer.wrap("black chess rook\n".getBytes(UTF_8)));
            bytes.clear();
            String reply = "";
            while (!reply.endsWith(PROMPT) && !reply.endsWith(FAREWELL)) {
                assertThat(client.read(bytes)).as(reply).isPositive();
                reply = new String(bytes.array(), 0, bytes.position(), UTF_8);
            }
            assertThat(reply).startsWith("U+265C ");
            if (reply.endsWith(FAREWELL)) {
                assertThat(reply).endsWith(" for 'black chess rook'\r\n" + PROMPT + FAREWELL);
                client.close();
                return replies;
            }
        }
    }

    @Test
    void clients_that_the_kernel_has_connected_are_served_before_the_port_closes() throws Exception {
        try (Arena arena = new Arena("SIGTERM with 200 queued connects")) {
            arena.endProbe();
            arena.server.signal("STOP");
            try (Swarm queued = new Swarm(arena.server.port(), 200)) {
                queued.send("black chess rook\n");
                arena.server.signal("TERM");
                arena.server.signal("CONT");
                for (SocketChannel client : queued) {
                    assertThat(Swarm.readToEnd(client))
                            .asString(UTF_8)
                            .startsWith(PROMPT + "U+265C ")
                            .endsWith(PROMPT + FAREWELL);
                }
            }
            assertThat(Program.exitCode(arena.server.process)).isEqualTo(143);
        }
    }

    private static byte[] readToEndAndClose(SocketChannel client) throws IOException {
        try (client) {
            return Swarm.readToEnd(client);
        }
    }

    @Test
    void a_failure_of_the_virtual_machine_ends_the_process_with_a_message(@TempDir Path folder) throws Exception {
        Program small = Arena.program("-Xmx24m");
        try (ServerProcess server = new ServerProcess(small, folder);
                Swarm swarm = fillUp(server)) {
            assertThat(Program.exitCode(server.process)).isEqualTo(1);
            assertThat(swarm.size()).isPositive();
            assertThat(Files.readString(server.log))
                    .contains("charfinder: the Java virtual machine has failed: java.lang.OutOfMemoryError: ");
        }
    }

    /** Connects until the server has ended. */
    private static Swarm fillUp(ServerProcess server) throws IOException {
        Swarm swarm = new Swarm(server.port(), 0);
        try {
            while (swarm.size() < 10_000) {
                swarm.add(server.port()).write(ByteBuffer.wrap("x".repeat(1000).getBytes(UTF_8)));
            }
        } catch (IOException e) {
            // as expected
        }
        return swarm;
    }
}
