package org.charfinder.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.charfinder.loop.TestClock;
import org.charfinder.net.LineHandler;
import org.charfinder.net.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that another thread supplies, asked of a server that echoes, or of one that a test controls. */
@Timeout(60)
class LineFeedTest {

    private static final LineHandler ECHO = (bytes, start, stop, reply) -> {
        reply.append(bytes, start, stop);
        reply.append("\n");
    };

    private final ByteArrayOutputStream replies = new ByteArrayOutputStream();
    private LineClients clients;

    @BeforeEach
    void open() throws IOException {
        clients = new LineClients(Framing.byLine(), Duration.ofSeconds(5), new TestClock());
    }

    @AfterEach
    void close() throws IOException {
        clients.close();
    }

    private LineFeed feed(int port, int most) {
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new LineFeed(clients, server, most, replies::writeBytes);
    }

    private void turnToEnd() throws IOException {
        while (!clients.isOver()) {
            clients.turn(Long.MAX_VALUE);
        }
    }

    private static byte[] line(int number) {
        return ("line " + number + "\n").getBytes(UTF_8);
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task, "reader");
        thread.start();
        return thread;
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "100, 1", "10000, 3", "10000, 1000", "10, 1000"})
    void lines_are_asked_and_answered_in_order(int count, int most) throws Exception {
        try (RunningServer server = new RunningServer(RunningServer.options(), unused -> client -> ECHO)) {
            LineFeed feed = feed(server.port(), most);
            Thread reader = start(() -> {
                for (int i = 0; i < count; i++) {
                    feed.put(line(i));
                }
                feed.end();
            });
            turnToEnd();
            reader.join();
            assertThat(feed.failure()).isNull();
            assertThat(replies.toString(UTF_8))
                    .isEqualTo(IntStream.range(0, count)
                            .mapToObj(i -> "line " + i + "\n")
                            .collect(Collectors.joining()));
        }
    }

    @Test
    void a_thread_waits_while_the_queue_is_full_and_is_told_of_the_end() throws Exception {
        int most = 3;
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LineFeed feed = feed(listener.getLocalPort(), most);
            AtomicInteger put = new AtomicInteger();
            Thread reader = start(() -> {
                while (feed.put(line(0))) {
                    put.incrementAndGet();
                }
            });
            clients.turn(0);
            try (Socket server = listener.accept()) {
                int inFlight = line(0).length * most;
                while (put.get() < 2 * most || reader.getState() != Thread.State.WAITING) {
                    clients.turn(0);
                }
                assertThat(server.getInputStream().readNBytes(inFlight)).hasSize(inFlight);
            }
            turnToEnd();
            reader.join();
            assertThat(put).hasValue(2 * most); // those in flight, and those in the queue
            assertThat(feed.failure()).isEqualTo("connection closed by the server");
        }
    }

    @Test
    void it_says_why_there_is_no_server() throws IOException {
        int free;
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = listener.getLocalPort();
        }
        LineFeed feed = feed(free, 1);
        turnToEnd();
        assertThat(feed.failure()).isEqualTo("connection refused");
        assertThat(feed.put(line(0))).isFalse();
        feed.end();
    }

    @Test
    void a_line_that_no_buffer_holds_is_refused() {
        LineFeed feed = feed(1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feed.put(new byte[64 * 1024 + 1]))
                .withMessage("a line has at most 65,536 bytes, this has 65,537");
    }
}
