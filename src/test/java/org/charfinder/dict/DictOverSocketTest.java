package org.charfinder.dict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.charfinder.index.WholeIndex;
import org.charfinder.net.Client;
import org.charfinder.net.RunningServer;
import org.charfinder.net.ServerOptions;
import org.charfinder.query.Finders;
import org.charfinder.work.Workers;
import org.junit.jupiter.api.Test;

/** What the server around the service adds: pipelining, limits, evictions, the end. */
class DictOverSocketTest {

    private static final byte[] LINE_END = "\r\n".getBytes(UTF_8);

    private static RunningServer serve(ServerOptions options) throws IOException {
        return new RunningServer(
                options,
                same -> new DictService(
                        new Finders(WholeIndex.INDEX), Workers.inCallersThread(), same, "charfinder 1.2"));
    }

    private static RunningServer serve() throws IOException {
        return serve(RunningServer.options(0, DictService.MAX_LINE, 2));
    }

    private static String line(Client client) throws IOException {
        return new String(client.readUntil(LINE_END), UTF_8);
    }

    private static Client connect(RunningServer server) throws IOException {
        Client client = server.connect();
        assertThat(line(client)).startsWith("220 ");
        return client;
    }

    @Test
    void commands_may_be_pipelined_with_either_line_end() throws IOException {
        try (RunningServer server = serve();
                Client client = connect(server)) {
            client.send("CLIENT test\nMATCH * exact snowman\r\n\r\nDEFINE x y\nQUIT\r\nSTATUS\r\n");
            assertThat(new String(client.readToEnd(), UTF_8))
                    .isEqualTo("250 ok\r\n152 1 match found - list follows\r\nunicode \"SNOWMAN\"\r\n.\r\n250 ok\r\n"
                            + "550 invalid database, use SHOW DB for a list\r\n221 bye\r\n");
        }
    }

    @Test
    void the_longest_command_is_answered_and_a_longer_one_is_one_error() throws IOException {
        try (RunningServer server = serve();
                Client client = connect(server)) {
            client.send("CLIENT " + "x".repeat(DictService.MAX_LINE - 7) + "\r\n");
            assertThat(line(client)).isEqualTo("250 ok");
            client.send("CLIENT " + "x".repeat(DictService.MAX_LINE - 6) + "\r\n");
            assertThat(line(client)).isEqualTo("500 command longer than 1022 bytes");
            client.send("x".repeat(20_000) + "\r\nSTATUS\r\n");
            assertThat(line(client)).isEqualTo("500 command longer than 1022 bytes");
            assertThat(line(client)).startsWith("210 ");
        }
    }

    @Test
    void one_client_too_many_is_told_so() throws IOException {
        try (RunningServer server = serve();
                Client first = connect(server);
                Client second = connect(server);
                Client third = server.connect()) {
            assertThat(new String(third.readToEnd(), UTF_8)).isEqualTo("420 too many clients, try again later\r\n");
            first.send("STATUS\r\n");
            second.send("STATUS\r\n");
            assertThat(line(first)).startsWith("210 ");
            assertThat(line(second)).startsWith("210 ");
        }
    }

    @Test
    void a_client_that_says_nothing_is_told_and_disconnected() throws IOException {
        try (RunningServer server = serve();
                Client client = connect(server)) {
            client.send("STATUS\r\n");
            assertThat(line(client)).startsWith("210 ");
            server.advance(Duration.ofMinutes(31));
            assertThat(new String(client.readToEnd(), UTF_8)).isEqualTo("420 no command for 1800 seconds\r\n");
        }
    }

    @Test
    void a_shutdown_is_told() throws Exception {
        try (RunningServer server = serve();
                Client client = connect(server)) {
            server.shutDownAndFreePort();
            client.send("STATUS\r\n");
            assertThat(new String(client.readToEnd(), UTF_8))
                    .isEqualTo("210 sent 0 definitions and 0 matches\r\n421 the server is shutting down\r\n");
        }
    }
}
