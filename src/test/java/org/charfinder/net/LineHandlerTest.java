package org.charfinder.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A handler that is no more than a lambda, and the options that a server has if none are given. */
class LineHandlerTest {

    private static final String LARGE = "x".repeat(64 * 1024 + 1);

    private final LineHandler echo = (bytes, start, stop, reply) -> {
        String line = new String(bytes, start, stop - start, ISO_8859_1);
        reply.append(line.replace("large", LARGE) + "\n");
    };

    private RunningServer serve(int maxLine, int maxClients) throws IOException {
        return new RunningServer(RunningServer.options(0, maxLine, maxClients), unused -> client -> echo);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a                      | a,
            a,b                    | a,b,
            a,123456789,b          | a,
            12345678,b             | 12345678,b,
            large,^C,b             | large,b,
            a,^C,b                 | a,
            """)
    void only_lines_are_answered_and_one_beyond_the_limit_ends_the_session(String sent, String received)
            throws IOException {
        try (RunningServer server = serve(8, 1);
                Client client = server.connect()) {
            client.send(sent.replace("^C,", "\3").replace(',', '\n') + "\n").halfClose();
            String all = new String(client.readToEnd(), ISO_8859_1);
            assertThat(all).isEqualTo(received.replace("large", LARGE).replace(',', '\n'));
        }
    }

    @Test
    void a_client_is_told_nothing_when_there_are_too_many() throws IOException {
        try (RunningServer server = serve(8, 1);
                Client first = server.connect();
                Client second = server.connect()) {
            assertThat(second.readToEnd()).isEmpty();
            assertThat(first.send("a\n").read(2)).asString(ISO_8859_1).isEqualTo("a\n");
        }
    }

    @Test
    void a_client_is_told_nothing_when_its_time_is_over() throws IOException {
        try (RunningServer server = serve(8, 1);
                Client client = server.connect()) {
            assertThat(client.send("a\n").read(2)).asString(ISO_8859_1).isEqualTo("a\n");
            server.advance(Duration.ofMinutes(30));
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void a_server_needs_no_more_than_an_address_and_a_handler() throws Exception {
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", 0);
        ServerOptions options = ServerOptions.at(address);
        assertThat(options)
                .isEqualTo(new ServerOptions(
                        address,
                        4096,
                        1000,
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(10)));
        try (RunningServer server = new RunningServer(options, unused -> client -> echo);
                Client client = server.connect()) {
            assertThat(client.send("a\n").read(2)).asString(ISO_8859_1).isEqualTo("a\n");
        }
    }
}
