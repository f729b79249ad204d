package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.charfinder.net.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everything at once, in random order: clients get what they asked for, and in the end no resource is left. */
class ChaosIT {

    private static final int TROUBLEMAKERS = 8;
    private static final int HELD = 20; // stalled connections of each
    private static final long SEED = Long.getLong("fault.seed", System.nanoTime());
    private static final Duration DURATION = Duration.ofSeconds(Long.getLong("fault.seconds", 8));

    private static final String TIMEOUT = Scale.of(3, 5) + "s"; // some of those that are held are disconnected

    private static final byte IAC = (byte) 255;
    private static final byte[] INTERRUPT = {IAC, (byte) 244, IAC, (byte) 253, 6};
    private static final byte[] MARK = {IAC, (byte) 251, 6};

    @Test
    @Timeout(value = 365, unit = TimeUnit.DAYS) // a soak takes as long as its option says
    void whatever_clients_do_the_server_holds() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(TROUBLEMAKERS);
        try (Arena arena =
                new Arena("chaos, seed %d".formatted(SEED), "--write-timeout", TIMEOUT, "--line-timeout", TIMEOUT)) {
            byte[] cjk;
            try (Client client = new Client(arena.server.port())) {
                cjk = client.send("cjk\n").halfClose().readToEnd();
            }
            long heap = arena.server.heapBytes(); // reading it takes a descriptor
            long descriptors = arena.server.fileDescriptors();
            long end = System.nanoTime() + DURATION.toNanos();
            List<Future<Integer>> troublemakers = new ArrayList<>();
            for (int i = 0; i < TROUBLEMAKERS; i++) {
                troublemakers.add(
                        threads.submit(new Troublemaker(arena.server.port(), cjk, new Random(SEED + i), end)));
            }
            int deeds = 0;
            for (Future<Integer> troublemaker : troublemakers) {
                deeds += troublemaker.get();
            }
            arena.await(() -> arena.server.fileDescriptors() <= descriptors);
            long grown = arena.server.heapBytes() - heap;
            arena.report("%,d deeds; the heap has grown by %,d KiB".formatted(deeds, grown >> 10));
            assertThat(grown).isLessThan(4 << 20);
            assertThat(arena.end()).containsEntry("clients", 0L).containsEntry("failed", 0L);
        } catch (Exception | AssertionError e) {
            throw new AssertionError("with -Dfault.seed=" + SEED, e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Does one thing after another, in random order. */
    private static final class Troublemaker implements Callable<Integer> {
        private final int port;
        private final byte[] cjk;
        private final Random random;
        private final long end;
        private final Deque<Client> held = new ArrayDeque<>();

        Troublemaker(int port, byte[] cjk, Random random, long end) {
            this.port = port;
            this.cjk = cjk;
            this.random = random;
            this.end = end;
        }

        @Override
        public Integer call() throws IOException {
            int deeds = 0;
            for (; System.nanoTime() - end < 0; deeds++) {
                if (held.size() > random.nextInt(HELD)) {
                    held.poll().reset();
                }
                doSomething();
            }
            for (Client client : held) {
                client.close();
            }
            return deeds;
        }

        private void doSomething() throws IOException {
            int deed = random.nextInt(14);
            boolean slow = deed == 8 || random.nextBoolean(); // a small receive buffer
            Client client = new Client(port, slow ? 4096 : 0);
            switch (deed) {
                case 0 -> client.reset();
                case 1 -> converse(client);
                case 2 -> readAll(client);
                case 3 -> stall(client);
                case 4 -> breakOff(client);
                case 5 -> pipeline(client);
                case 6 -> floodAndGo(client);
                case 7 -> sayAnything(client);
                case 8 -> interrupt(client); // a reply that is still being sent
                case 9 -> dribble(client);
                case 10 -> sendEndlessLine(client);
                case 11 -> negotiate(client);
                case 12 -> sendUrgentData(client);
                default -> leaveUnfinished(client);
            }
        }

        private void converse(Client client) throws IOException {
            client.readReply();
            for (int i = random.nextInt(20); i > 0; i--) {
                String word = "qq" + random.nextInt(1000);
                assertThat(client.send(word + "\r\n").readReply()).isEqualTo("No match for '" + word + "'\r\n");
            }
            client.close();
        }

        private void readAll(Client client) throws IOException {
            assertThat(Arrays.equals(client.send("cjk\nqq").halfClose().read(cjk.length), cjk))
                    .isTrue();
            assertThat(client.readToEnd()).asString(UTF_8).isEqualTo("No match for 'qq'\r\n?> ");
            client.close();
        }

        private void stall(Client client) throws IOException {
            client.send("cjk\nletter\n").read(random.nextInt(10_000));
            held.add(client);
        }

        private void breakOff(Client client) throws IOException {
            client.send("cjk\n").read(random.nextInt(100_000));
            client.reset();
        }

        private void pipeline(Client client) throws IOException {
            int queries = random.nextInt(1000);
            client.readReply();
            client.send("qq\n".repeat(queries)).halfClose();
            assertThat(client.readToEnd()).asString(UTF_8).isEqualTo("No match for 'qq'\r\n?> ".repeat(queries));
            client.close();
        }

        private void floodAndGo(Client client) throws IOException {
            client.send("rook\n".repeat(random.nextInt(200)));
            client.close();
        }

        private void sayAnything(Client client) throws IOException {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            client.send(bytes).halfClose().readToEnd();
            client.close();
        }

        private void interrupt(Client client) throws IOException {
            client.send("cjk\nletter\nsun").read(1 + random.nextInt(100_000));
            client.send(INTERRUPT).readUntil(MARK);
            client.readReply();
            assertThat(client.send("qq\n").readReply()).isEqualTo("No match for 'qq'\r\n");
            client.close();
        }

        private void dribble(Client client) throws IOException {
            client.readReply();
            for (byte b : "qqqqq qq\r\n".getBytes(UTF_8)) {
                client.send(new byte[] {b});
            }
            assertThat(client.readReply()).isEqualTo("No match for 'qqqqq qq'\r\n");
            client.close();
        }

        private void sendEndlessLine(Client client) throws IOException {
            client.readReply();
            client.send("x".repeat(4097 + random.nextInt(1 << 20)) + "\nqq\n");
            assertThat(client.readReply()).isEqualTo("Error: query longer than 4096 bytes\r\n");
            assertThat(client.readReply()).isEqualTo("No match for 'qq'\r\n");
            client.close();
        }

        private void negotiate(Client client) throws IOException {
            byte option = (byte) random.nextInt(240);
            client.send("q").send(new byte[] {IAC, (byte) 250, option}).send("\n".repeat(random.nextInt(10_000)));
            client.send(new byte[] {IAC, (byte) 240, IAC, (byte) 251, option});
            client.send("q\n").readUntil(new byte[] {IAC, (byte) 254, option});
            assertThat(client.readReply()).isEqualTo("No match for 'qq'\r\n");
            client.close();
        }

        private void sendUrgentData(Client client) throws IOException {
            client.readReply();
            client.send("q").send(new byte[] {IAC});
            client.socket.sendUrgentData(242); // DM
            assertThat(client.send("q\n").readReply()).isEqualTo("No match for 'qq'\r\n");
            client.close();
        }

        private void leaveUnfinished(Client client) throws IOException {
            client.send("snow");
            held.add(client);
        }
    }
}
