package org.charfinder.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.charfinder.client.Asker.Ending;
import org.charfinder.loop.TestClock;
import org.charfinder.net.EchoHandler;
import org.charfinder.net.RunningServer;
import org.charfinder.net.ServerCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients of a server that a test controls, or of a {@code LineServer}. */
@Timeout(60)
class LineClientsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LITTLE = Duration.ofMillis(900); // or the loop would take it for a suspension

    /** Always asks the same line, and records the replies. */
    private static final class Memory implements Asker {
        private byte[] line = "rook\r\n".getBytes(UTF_8);
        private int asked;
        private long bytes;
        private final List<Long> latencies = new ArrayList<>();
        private final List<String> errors = new ArrayList<>();
        private final List<String> endings = new ArrayList<>();

        @Override
        public byte[] nextLine() {
            asked += line == null ? 0 : 1;
            return line;
        }

        @Override
        public void received(ByteBuffer in, int start, int stop, long time) {
            bytes += stop - start;
        }

        @Override
        public void replied(long since, long time) {
            latencies.add(time - since);
        }

        @Override
        public void refused(String error, long since, long time) {
            errors.add(error);
        }

        @Override
        public void ended(Ending ending, String words) {
            endings.add(ending + (words == null ? "" : ": " + words));
        }
    }

    private final TestClock clock = new TestClock();
    private final Memory memory = new Memory();
    private ServerSocket listener;
    private LineClients clients;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        clients.close();
        listener.close();
    }

    private void open(int port, int connections, int pipeline) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        clients = new LineClients(Framing.byPrompt("?> ", "Error: "), PATIENCE, clock);
        for (int i = 0; i < connections; i++) {
            clients.connect(address, pipeline, memory);
        }
    }

    private Socket openOne(int pipeline) throws IOException {
        open(listener.getLocalPort(), 1, pipeline);
        clients.turn(0);
        return listener.accept();
    }

    private void turnUntil(BooleanSupplier condition) throws IOException {
        while (!condition.getAsBoolean()) {
            clients.turn(Long.MAX_VALUE);
        }
    }

    private void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    private static String read(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), UTF_8);
    }

    @Test
    void nothing_is_asked_before_the_greeting() throws IOException {
        try (Socket socket = openOne(3)) {
            send(socket, "?");
            turnUntil(() -> memory.bytes == 1);
            assertThat(memory.asked).isZero();
            assertThat(clients.isSettled()).isFalse();
            send(socket, "> ");
            turnUntil(clients::isSettled);
            assertThat(read(socket, 18)).isEqualTo("rook\r\n".repeat(3));
        }
    }

    @Test
    void as_many_lines_are_in_flight_as_wanted_and_asked_in_batches() throws IOException {
        try (Socket socket = openOne(4)) {
            send(socket, "?> ");
            turnUntil(() -> memory.asked == 4);
            send(socket, "no\r\n?> ");
            turnUntil(() -> memory.latencies.size() == 1);
            assertThat(memory.asked).isEqualTo(4);
            send(socket, "no\r\n?> ");
            turnUntil(() -> memory.latencies.size() == 2);
            assertThat(memory.asked).isEqualTo(6);
        }
    }

    @Test
    void latency_is_from_the_question_to_the_end_of_the_reply() throws IOException {
        try (Socket socket = openOne(2)) {
            send(socket, "?> ");
            turnUntil(() -> memory.asked == 2);
            clock.advance(Duration.ofMillis(3));
            send(socket, "no\r\n?");
            turnUntil(() -> memory.bytes == 8);
            clock.advance(Duration.ofMillis(4));
            send(socket, "> ");
            turnUntil(() -> memory.latencies.size() == 1);
            clock.advance(Duration.ofMillis(5));
            send(socket, "no\r\n?> no\r\n?> ");
            turnUntil(() -> memory.latencies.size() == 3);
            assertThat(memory.latencies).containsExactly(7_000_000L, 12_000_000L, 5_000_000L);
        }
    }

    @Test
    void errors_are_no_replies() throws IOException {
        try (Socket socket = openOne(1)) {
            send(socket, "?> ");
            turnUntil(() -> memory.asked == 1);
            send(socket, "Error: query is not valid UTF-8\r\n?> ");
            turnUntil(() -> memory.asked == 2);
            assertThat(memory.errors).containsExactly("Error: query is not valid UTF-8");
            assertThat(memory.latencies).isEmpty();
        }
    }

    @Test
    void no_process_listens() throws IOException {
        int port = listener.getLocalPort();
        listener.close();
        open(port, 3, 1);
        turnUntil(clients::isOver);
        assertThat(memory.endings).containsExactly("REFUSED", "REFUSED", "REFUSED");
        assertThat(clients.isSettled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false|'Error: too many clients, try again later\\r\\n'|"
                        + "CLOSED: Error: too many clients, try again later",
                "true|'Error: query is not valid UTF-8\\r\\n?> '|CLOSED",
                "true|half a repl|CLOSED",
            })
    void the_server_closes(boolean greeted, String words, String ending) throws IOException {
        try (Socket socket = openOne(1)) {
            if (greeted) {
                send(socket, "?> ");
                turnUntil(() -> memory.asked == 1);
            }
            send(socket, words.replace("\\r", "\r").replace("\\n", "\n"));
            socket.shutdownOutput();
            turnUntil(clients::isOver);
            assertThat(memory.endings).containsExactly(ending);
        }
    }

    @Test
    void the_server_resets() throws IOException {
        Socket socket = openOne(1);
        send(socket, "?> ");
        turnUntil(() -> memory.asked == 1);
        socket.setSoLinger(true, 0);
        socket.close();
        turnUntil(clients::isOver);
        assertThat(memory.endings).containsExactly("RESET");
    }

    @Test
    void a_reply_too_many_ends_it() throws IOException {
        try (Socket socket = openOne(2)) {
            send(socket, "?> ");
            turnUntil(() -> memory.asked == 2);
            send(socket, "?> ?> ?> ?> ");
            turnUntil(clients::isOver);
            assertThat(memory.latencies).hasSize(2);
            assertThat(memory.endings).containsExactly("CONFUSED");
        }
    }

    @Test
    void a_server_that_sends_nothing_for_too_long_is_stalled_and_one_that_sends_a_byte_is_not() throws IOException {
        try (Socket socket = openOne(1)) {
            send(socket, "?> ");
            turnUntil(() -> memory.asked == 1);
            for (int i = 0; i < 10; i++) {
                long before = memory.bytes;
                send(socket, "x");
                turnUntil(() -> memory.bytes > before);
                clock.advance(LITTLE);
                clients.turn(0);
            }
            assertThat(memory.endings).isEmpty();
            for (int i = 0; i < 5; i++) {
                clock.advance(LITTLE);
                clients.turn(0);
            }
            assertThat(memory.endings).containsExactly("STALLED");
        }
    }

    @Test
    void what_the_socket_does_not_take_at_once_is_sent_later() throws Exception {
        byte[] line = "x".repeat(Asker.MAX_LINE).getBytes(UTF_8);
        line[line.length - 1] = '\n';
        memory.line = line;
        int lines = 200; // 13 MB, more than any system buffers
        try (Socket socket = openOne(lines)) {
            send(socket, "?> ");
            turnUntil(() -> memory.asked > 0);
            clients.turn(0);
            assertThat(memory.asked).isLessThan(lines);
            FutureTask<String> reading = new FutureTask<>(() -> {
                String read = read(socket, lines * line.length);
                send(socket, "?> ".repeat(lines));
                return read;
            });
            new Thread(reading).start();
            turnUntil(() -> memory.latencies.size() == lines);
            assertThat(reading.get()).isEqualTo(new String(line, UTF_8).repeat(lines));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 16", "200, 1", "70, 7"})
    void each_line_gets_one_reply_from_our_own_server(int connections, int pipeline) throws Exception {
        memory.line = "a rook?> \r\n".getBytes(UTF_8); // comes back, and is not taken for a prompt
        try (RunningServer server = new RunningServer(RunningServer.options(), options -> new EchoHandler())) {
            open(server.port(), connections, pipeline);
            turnUntil(() -> memory.latencies.size() >= 20_000);
            server.shutDown(); // what it has answered until then is sent
            turnUntil(clients::isOver);
            server.join();
            assertThat(memory.latencies).hasSize((int) server.count(ServerCount.LINES));
            assertThat(memory.asked - memory.latencies.size()).isBetween(0, connections * pipeline);
            assertThat(memory.endings).hasSize(connections).containsOnly("CLOSED");
            assertThat(memory.errors).isEmpty();
        }
    }

    @Test
    void a_client_without_a_line_is_idle_until_it_is_told_that_there_are_more() throws IOException {
        memory.line = null;
        open(listener.getLocalPort(), 0, 0);
        LineClient client = clients.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()), 2, memory);
        clients.turn(0);
        try (Socket socket = listener.accept()) {
            send(socket, "?> ");
            turnUntil(clients::isSettled);
            for (int i = 0; i < 10; i++) {
                clock.advance(LITTLE); // nothing is due
                clients.turn(0);
            }
            assertThat(memory.endings).isEmpty();
            memory.line = "rook\r\n".getBytes(UTF_8);
            client.askMore();
            assertThat(read(socket, 12)).isEqualTo("rook\r\n".repeat(2));
            client.endInput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            send(socket, "1\r\n?> 2\r\n?> ");
            turnUntil(() -> memory.latencies.size() == 2);
            client.close();
            assertThat(clients.isOver()).isTrue();
            assertThat(memory.endings).isEmpty(); // the caller knows
        }
    }

    @Test
    void a_reply_may_be_a_line_and_need_no_greeting() throws IOException {
        clients = new LineClients(Framing.byLine(), PATIENCE, clock);
        clients.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()), 1, memory);
        clients.turn(0);
        try (Socket socket = listener.accept()) {
            turnUntil(() -> memory.asked == 1);
            assertThat(read(socket, 6)).isEqualTo("rook\r\n");
            send(socket, "ro");
            turnUntil(() -> memory.bytes == 2);
            send(socket, "ok\n\nx");
            turnUntil(clients::isOver);
            assertThat(memory.latencies).hasSize(1);
            assertThat(memory.endings).containsExactly("CONFUSED"); // by the empty line
        }
    }

    @Test
    void a_client_that_is_closed_before_it_is_opened_never_connects() throws IOException {
        open(listener.getLocalPort(), 0, 0);
        clients.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), 1, memory)
                .close();
        clients.turn(0);
        assertThat(clients.isOver() && clients.isSettled()).isTrue();
        assertThat(memory.endings).isEmpty();
    }

    @Test
    void a_stop_ends_the_sleep() throws Exception {
        try (Socket socket = openOne(1)) {
            new Thread(clients::stop).start();
            turnUntil(clients::isStopped);
            assertThat(socket.isConnected()).isTrue();
        }
    }
}
