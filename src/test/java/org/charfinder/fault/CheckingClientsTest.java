package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clients count what a server does to them. */
class CheckingClientsTest {

    private static final String FAREWELL = LineTalk.FAREWELL;
    private static final Recording LINES = recording("rook\r\n", "1 match\r\n?> ", LineTalk::new);
    private static final Recording HTTP = recording("GET / HTTP/1.1\r\n\r\n", "rook", HttpTalk::new);
    private static final Duration LONG = Duration.ofMinutes(1); // never reached
    private static final Duration SHORT = Duration.ofMillis(20);

    private static Recording recording(String request, String reply, Supplier<Talk> newTalk) {
        return new Recording(List.of(new Question(request.getBytes(UTF_8), reply.getBytes(UTF_8))), newTalk);
    }

    /**
     * A server that plays a script on each connection, the last one on all further ones. {@code <} waits for a line, or
     * over HTTP for an empty one; all else is sent. At the end it closes the connection; {@code reset} resets it, and
     * {@code wait} waits for the client's end.
     */
    private static final class ScriptedServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final String[] scripts;
        private final AtomicInteger connections = new AtomicInteger();

        ScriptedServer(String... scripts) throws IOException {
            this.scripts = scripts;
            Thread thread = new Thread(this::serve, "scripted server");
            thread.setDaemon(true);
            thread.start();
        }

        InetSocketAddress address() {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }

        private void serve() {
            while (true) {
                try (Socket client = socket.accept()) {
                    int connection = Math.min(connections.getAndIncrement(), scripts.length - 1);
                    play(scripts[connection].replace("\\r\\n", "\r\n").replace("BYE", FAREWELL), client);
                } catch (IOException e) {
                    if (socket.isClosed()) {
                        return;
                    } // or the client is gone
                }
            }
        }

        private static void play(String script, Socket client) throws IOException {
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
            String end = script.replaceFirst("(?s).*(reset|wait)$|.*", "$1");
            String[] parts = script.substring(0, script.length() - end.length()).split("<", -1);
            client.getOutputStream().write(parts[0].getBytes(UTF_8));
            for (int i = 1; i < parts.length; i++) {
                while (!in.readLine().isEmpty() && parts[0].isEmpty()) {} // over HTTP up to an empty line
                client.getOutputStream().write(parts[i].getBytes(UTF_8));
            }
            switch (end) {
                case "reset" -> client.setSoLinger(true, 0);
                case "wait" -> in.readLine();
                default -> {}
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static Tally ask(Recording recording, InetSocketAddress server, Duration patience, long limit)
            throws Exception {
        try (CheckingClients clients = new CheckingClients(recording, server, 1, 1, patience, limit)) {
            return clients.awaitEnd();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "RIGHT, '?> <1 match\\r\\n?> '",
        "WRONG, '?> <2 match'",
        "WRONG, 'hello'",
        "CUT, '?> <'",
        "CUT, '?> <1 mat'",
        "CUT, '?> <Error: the ser'",
        "TOLD, '?> <BYE'",
        "TOLD, '?> <BYEreset'",
        "REFUSED, ''",
        "REFUSED, 'Error: too many clients, try again later\\r\\n'",
        "RESET, 'reset'",
        "RESET, '?> <reset'",
        "RESET, '?> <1 matreset'",
        "NEVER, 'wait'",
        "NEVER, '?> <wait'",
        "NEVER, '?> <1 matwait'"
    })
    void an_outcome_of_a_line_is_counted(Outcome outcome, String script) throws Exception {
        try (ScriptedServer server = new ScriptedServer(script)) {
            Duration patience = outcome == Outcome.NEVER ? SHORT : LONG;
            assertThat(ask(LINES, server.address(), patience, 1).counts()).isEqualTo(Map.of(outcome, 1L));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "RIGHT, '<HTTP/1.1 200 OK\\r\\nContent-Length: 4\\r\\n\\r\\nrook'",
        "RIGHT, '<HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n4\\r\\nrook\\r\\n0\\r\\n\\r\\n'",
        "WRONG, '<HTTP/1.1 200 OK\\r\\nContent-Length: 4\\r\\n\\r\\nking'",
        "WRONG, '<HTTP/1.1 404 Not Found\\r\\nContent-Length: 4\\r\\n\\r\\nrook'",
        "WRONG, '<rook\\r\\n'",
        "CUT, '<'",
        "CUT, '<HTTP/1.1 200 OK\\r\\nContent-Length: 4\\r\\n\\r\\nroo'",
        "REFUSED, '<HTTP/1.1 503 No server\\r\\nContent-Length: 0\\r\\n\\r\\n'",
        "RESET, '<reset'",
        "NEVER, '<HTTP/1.1 200 OK\\r\\nwait'"
    })
    void an_outcome_over_http_is_counted(Outcome outcome, String script) throws Exception {
        try (ScriptedServer server = new ScriptedServer(script)) {
            Duration patience = outcome == Outcome.NEVER ? SHORT : LONG;
            assertThat(ask(HTTP, server.address(), patience, 1).counts()).isEqualTo(Map.of(outcome, 1L));
        }
    }

    @ParameterizedTest
    @CsvSource({"lines, '?> <1 match\\r\\n?> 1 match\\r\\n?> '", "http, '<AAwait'"})
    void a_reply_that_comes_twice_is_counted(String protocol, String script) throws Exception {
        String whole = script.replace("A", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nrook");
        try (ScriptedServer server = new ScriptedServer(whole)) {
            assertThat(ask(protocol.equals("http") ? HTTP : LINES, server.address(), LONG, 2)
                            .counts())
                    .isEqualTo(Map.of(Outcome.RIGHT, 1L, Outcome.DUPLICATE, 1L));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lines, '?> <1 match\\r\\n?> BYE'",
        "lines, '?> <1 match\\r\\n?> BYEreset'",
        "http, '<HTTP/1.1 200 OK\\r\\nConnection: close\\r\\nContent-Length: 4\\r\\n\\r\\nrook'"
    })
    void a_client_that_is_told_behind_a_reply_connects_again_and_loses_nothing(String protocol, String script)
            throws Exception {
        try (ScriptedServer server = new ScriptedServer(script)) {
            assertThat(ask(protocol.equals("http") ? HTTP : LINES, server.address(), LONG, 3)
                            .counts())
                    .isEqualTo(Map.of(Outcome.RIGHT, 3L));
            assertThat(server.connections).hasValueGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void a_client_goes_on_after_each_loss() throws Exception {
        try (ScriptedServer server = new ScriptedServer("", "?> <", "reset", "?> <1 match\r\n?> <BYE")) {
            assertThat(ask(LINES, server.address(), LONG, 5).counts())
                    .isEqualTo(Map.of(
                            Outcome.REFUSED, 1L,
                            Outcome.CUT, 1L,
                            Outcome.RESET, 1L,
                            Outcome.RIGHT, 1L,
                            Outcome.TOLD, 1L));
        }
    }

    @Test
    void a_port_on_which_nothing_listens_is_counted() throws Exception {
        InetSocketAddress address;
        try (ScriptedServer server = new ScriptedServer("")) {
            address = server.address();
        }
        assertThat(ask(LINES, address, LONG, 3).counts()).isEqualTo(Map.of(Outcome.REFUSED, 3L));
    }

    @Test
    void the_reply_to_the_question_before_is_a_duplicate_and_not_wrong() {
        Talk talk = new LineTalk();
        receive(talk, "?> ");
        assertThat(talk.next()).isNull();
        talk.ask(new Question(new byte[0], "rook\r\n?> ".getBytes(UTF_8)));
        receive(talk, "rook\r\n?> ");
        assertThat(talk.next()).isEqualTo(Outcome.RIGHT);
        talk.ask(new Question(new byte[0], "king\r\n?> ".getBytes(UTF_8)));
        receive(talk, "rook\r\n?> ");
        assertThat(talk.next()).isEqualTo(Outcome.DUPLICATE);
    }

    private static void receive(Talk talk, String bytes) {
        talk.receive(UTF_8.encode(bytes));
    }
}
