package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.process.Program;
import org.charfinder.web.HttpReply;
import org.charfinder.web.WebServer;
import org.junit.jupiter.api.Test;

/** Clients over HTTP that do not read, or that are too many. */
class HttpClientsIT {

    private static final String CJK = "/search?q=cjk&format=csv";

    private static int httpPort(Arena arena) throws Exception {
        Matcher matcher = Pattern.compile(".*:(\\d+)/").matcher(arena.server.readLine());
        assertThat(matcher.matches()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    @Test
    void stalled_readers_cost_little_and_get_every_byte_when_they_read_on() throws Exception {
        int size = Scale.of(50, 500);
        try (Arena arena = new Arena("%,d readers of cjk over HTTP that stall".formatted(size), "--http", "0")) {
            int port = httpPort(arena);
            byte[] whole = HttpReply.get(port, CJK).body();
            assertThat(whole).hasSizeGreaterThan(3_000_000);
            long before = arena.server.heapBytes();
            try (Swarm stalled = new Swarm(port, size)) {
                stalled.send("GET " + CJK + " HTTP/1.1\r\nHost: a\r\n\r\n").read(1);
                assertThat(HttpReply.get(port, CJK).body()).isEqualTo(whole);
                arena.probe.await(Scale.of(200, 1000));
                long grown = arena.server.heapBytes() - before;
                arena.report("%.1f KiB of heap each".formatted(grown / 1024. / size));
                assertThat(grown).isLessThan(size * 128L << 10);
                for (int i = 0; i < size; i += size / 5) {
                    assertThat(readOn(stalled.get(i)).body()).isEqualTo(whole);
                }
            }
            assertThat(HttpReply.get(port, "/search?q=rook").status()).isEqualTo(200);
        }
    }

    /** Whether the connection is not reset. Jetty may reset one that it has accepted although it was full. */
    private static boolean isServed(int port) throws Exception {
        try {
            return HttpReply.get(port, "/search?q=rook").status() == 200;
        } catch (SocketException e) {
            return false;
        }
    }

    /** All clients take a byte now and then; so do clients of the line protocol. */
    @Test
    void long_answers_that_are_not_read_do_not_fill_a_small_heap() throws Exception {
        int size = Scale.of(120, 990); // a small heap serves some 60
        Program small = Arena.program(Scale.isFull() ? "-Xmx64m" : "-Xmx40m");
        String name = "%,d unread answers of 4,000 pieces over HTTP, as many lines".formatted(size);
        try (Arena arena = new Arena(name, small, "--http", "0")) {
            int port = httpPort(arena);
            try (Swarm readers = new Swarm(port, size);
                    Swarm lines = new Swarm(arena.server.port(), size)) {
                readers.send("GET /search?format=text&q=l*+%7C+s* HTTP/1.1\r\nHost: a\r\n\r\n");
                lines.send("l* | s*\n".repeat(3));
                int served = 0;
                for (SocketChannel reader : readers) {
                    String status = new String(Swarm.read(reader, 12), US_ASCII);
                    assertThat(status).isIn("HTTP/1.1 200", "HTTP/1.1 503");
                    served += status.endsWith("200") ? 1 : 0;
                    assertThat(HttpReply.get(port, "/healthz").status()).isEqualTo(200);
                }
                assertThat(served).isPositive();
                assertThat(HttpReply.get(port, "/?query=rook").status()).isEqualTo(200);
                arena.report("%d served, %d refused, %.1f MiB of heap"
                        .formatted(served, size - served, arena.server.heapBytes() / 1048576.));
            }
            assertThat(arena.log()).doesNotContain("OutOfMemoryError");
        }
    }

    /** The rest of an answer of which one byte has been read. */
    private static HttpReply readOn(SocketChannel client) throws Exception {
        client.shutdownOutput();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write('H');
        bytes.write(Swarm.readToEnd(client));
        return HttpReply.read(new ByteArrayInputStream(bytes.toByteArray()), false);
    }

    @Test
    void a_client_too_many_waits_or_is_refused_until_silent_ones_are_gone() throws Exception {
        try (Arena arena = new Arena("more silent clients over HTTP than may be", "--http", "0")) {
            int port = httpPort(arena);
            long descriptors = arena.server.fileDescriptors();
            for (int round = 0; round < Scale.of(1, 30); round++) {
                try (Swarm silent = new Swarm(port, WebServer.MAX_CLIENTS)) {
                    arena.await(() -> isServed(port));
                    assertThat(silent.size()).isEqualTo(WebServer.MAX_CLIENTS);
                }
            }
            arena.await(() -> arena.server.fileDescriptors() <= descriptors);
            assertThat(HttpReply.get(port, "/metrics").text()).contains("charfinder_http_clients 1.0\n");
        }
    }
}
