package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import org.charfinder.loop.Closeables;
import org.charfinder.net.Client;
import org.junit.jupiter.api.Test;

/** Clients that send, or ask for, a lot. */
class FloodsIT {

    private static final byte IAC = (byte) 255;

    private interface Sending {
        void run() throws IOException;
    }

    /** Sends in another thread: more than the kernels and the server hold. */
    private static Thread send(Sending sending) {
        Thread thread = new Thread(() -> {
            try {
                sending.run();
            } catch (IOException e) {
                throw new AssertionError(e); // the reader fails, too, for want of replies
            }
        });
        thread.start();
        return thread;
    }

    @Test
    void as_many_replies_as_queries_come_back_and_in_order() throws Exception {
        int queries = Scale.of(2000, 100_000);
        int batch = 1000;
        try (Arena arena = new Arena("%,d pipelined queries".formatted(queries));
                Client client = new Client(arena.server.port())) {
            client.readReply();
            Thread sender = send(() -> {
                for (int i = 0; i < queries; i += batch) {
                    client.send(numbered("qq%07d\n", i, batch));
                }
            });
            for (int i = 0; i < queries; i += batch) {
                byte[] expected =
                        numbered("No match for 'qq%07d'\r\n?> ", i, batch).getBytes(UTF_8);
                assertThat(client.read(expected.length)).isEqualTo(expected);
            }
            sender.join();
            assertThat(client.halfClose().readToEnd()).isEmpty();
        }
    }

    private static String numbered(String format, int from, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < from + count; i++) {
            text.append(format.formatted(i));
        }
        return text.toString();
    }

    /** Each asks again when it is answered, and never the same. A query takes some 10 ms. */
    @Test
    void costly_queries_do_not_delay_other_clients() throws Exception {
        int size = Scale.of(10, 100);
        int rounds = Scale.of(2, 20);
        try (Arena arena = new Arena("%,d that ask costly queries again and again".formatted(size));
                Crowd crowd = new Crowd(arena.server.port(), size)) {
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < size; i++) {
                    String begun = (char) ('a' + i % 26) + "* " + (char) ('a' + (i + round) % 26) + "* ";
                    crowd.clients.get(i).send(begun + "c* s* -qq%d*%n".formatted(i));
                }
                for (Client client : crowd.clients) {
                    assertThat(client.readReply()).contains(" match");
                }
            }
        }
    }

    /** Clients that have read the prompt. */
    private static final class Crowd implements AutoCloseable {

        final List<Client> clients = new ArrayList<>();

        Crowd(int port, int size) throws IOException {
            for (int i = 0; i < size; i++) {
                Client client = new Client(port);
                clients.add(client);
                client.readReply();
            }
        }

        @Override
        public void close() throws IOException {
            Closeables.closeAll(clients);
        }
    }

    @Test
    void fast_readers_of_long_replies_get_equal_shares() throws Exception {
        int size = 4;
        long bytes = Scale.of(200, 8000) * 1_000_000L;
        try (Arena arena = new Arena("four fast readers of cjk");
                Swarm readers = new Swarm(arena.server.port(), size);
                Selector selector = Selector.open()) {
            readers.send("cjk\n");
            for (SocketChannel reader : readers) {
                reader.configureBlocking(false).register(selector, SelectionKey.OP_READ, new LongSummaryStatistics());
            }
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
            for (long sum = 0; sum < bytes; ) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    int read = ((SocketChannel) key.channel()).read(buffer.clear());
                    ((LongSummaryStatistics) key.attachment()).accept(read);
                    sum += read;
                    if (buffer.get(read - 1) == ' ' && buffer.get(read - 2) == '>') { // the prompt
                        ((SocketChannel) key.channel()).write(ByteBuffer.wrap("cjk\n".getBytes(UTF_8)));
                    }
                }
                selector.selectedKeys().clear();
            }
            for (SelectionKey key : selector.keys()) {
                long share = ((LongSummaryStatistics) key.attachment()).getSum();
                assertThat(share).isBetween(bytes / size * 8 / 10, bytes / size * 12 / 10);
            }
        }
    }

    @Test
    void an_endless_line_is_one_error_and_nothing_of_it_is_kept() throws Exception {
        int mebibytes = Scale.of(8, 256);
        try (Arena arena = new Arena("%,d MiB without a line end".formatted(mebibytes));
                Client client = new Client(arena.server.port())) {
            client.readReply();
            byte[] mebibyte = "x".repeat(1 << 20).getBytes(UTF_8);
            client.send(mebibyte);
            arena.probe.await(100);
            long before = arena.server.heapBytes();
            for (int i = 1; i < mebibytes; i++) {
                client.send(mebibyte);
            }
            arena.probe.await(100);
            assertThat(arena.server.heapBytes() - before).isLessThan(1 << 20);
            assertThat(client.send("\n").readReply()).isEqualTo("Error: query longer than 4096 bytes\r\n");
            assertThat(client.send("qq\n").readReply()).isEqualTo("No match for 'qq'\r\n");
        }
    }

    @Test
    void an_endless_subnegotiation_is_not_kept() throws Exception {
        int megabytes = Scale.of(8, 100);
        try (Arena arena = new Arena("a subnegotiation of %,d MB".formatted(megabytes));
                Client client = new Client(arena.server.port())) {
            client.readReply();
            byte[] megabyte = new byte[1_000_000];
            Arrays.fill(megabyte, (byte) '\n');
            client.send(new byte[] {'q', IAC, (byte) 250, 24}).send(megabyte);
            arena.probe.await(100);
            long before = arena.server.heapBytes();
            for (int i = 1; i < megabytes; i++) {
                client.send(megabyte);
            }
            arena.probe.await(100);
            assertThat(arena.server.heapBytes() - before).isLessThan(1 << 20);
            client.send(new byte[] {IAC, (byte) 240, 'q', '\n'});
            assertThat(client.readReply()).isEqualTo("No match for 'qq'\r\n");
        }
    }

    @Test
    void a_client_that_does_not_read_the_answers_to_options_is_not_read_any_more() throws Exception {
        int options = Scale.of(5_000_000, 10_000_000); // more than any kernel holds
        try (Arena arena = new Arena("%,d options, answers unread".formatted(options));
                SocketChannel client = Swarm.connect(arena.server.port())) {
            Swarm.read(client, 3);
            long before = arena.server.heapBytes();
            client.configureBlocking(false);
            ByteBuffer flood = ByteBuffer.allocate(3000);
            while (flood.hasRemaining()) {
                flood.put(IAC).put((byte) 253).put((byte) 31);
            }
            int sent = 0;
            for (int refused = 0; refused < 100 && sent < 3 * options; arena.probe.await(1)) {
                int written = client.write(flood.hasRemaining() ? flood : flood.rewind());
                sent += written;
                refused = written == 0 ? refused + 1 : 0;
            }
            assertThat(sent).isLessThan(3 * options);
            assertThat(arena.server.heapBytes() - before).isLessThan(1 << 20);
            client.configureBlocking(true);
            byte[] answers = Swarm.read(client, sent / 3 * 3);
            for (int i = 0; i < answers.length; i += 3) {
                assertThat(answers[i] == IAC && answers[i + 1] == (byte) 252 && answers[i + 2] == 31)
                        .isTrue();
            }
        }
    }

    @Test
    void a_synch_as_urgent_data_eats_no_byte() throws Exception {
        try (Arena arena = new Arena("a synch as urgent data");
                Client client = new Client(arena.server.port())) {
            client.readReply();
            for (int i = 0; i < 100; i++) {
                client.send("q").send(new byte[] {IAC});
                client.socket.sendUrgentData(242); // DM
                client.send("q\n");
                assertThat(client.readReply()).isEqualTo("No match for 'qq'\r\n");
            }
        }
    }

    @Test
    void what_clients_send_stays_within_its_line_of_the_log() throws Exception {
        int queries = Scale.of(200, 20_000);
        try (Arena arena = new Arena("%,d log injections".formatted(queries), "-v", "--max-line", "20000");
                Client client = new Client(arena.server.port())) {
            client.readReply();
            String text = "qq\u001B[2J\u009B31m\u0000\u0085\u2028\u202E12:00:00.000 INFO  forged \uD83D\uDE00";
            Thread sender = send(() -> {
                for (int i = 0; i < queries; i++) {
                    String query = text + (i % 10 == 0 ? "z".repeat(10_000) : "");
                    client.send(i % 3 == 0 ? query + "\n" : i % 3 == 1 ? query + "\r" : query + "\r\n");
                }
            });
            for (int i = 0; i < queries; i++) {
                assertThat(client.readReply()).containsAnyOf(" for 'qq\\x1b[2J", "Error: more than 512 characters");
            }
            sender.join();
            arena.end();
            assertThat(Files.readAllBytes(arena.server.log))
                    .asString(ISO_8859_1)
                    .matches("[ -~\n]*");
            assertThat(Files.readAllLines(arena.server.log))
                    .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]{12}\\S+ (INFO |DEBUG|WARN ) \\w.*"))
                    .allMatch(line -> line.length() < 800) // the statistics have some 650
                    .noneMatch(line -> line.matches(".{19}forged.*"));
        }
    }
}
