package org.charfinder.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.charfinder.net.Client;
import org.charfinder.process.Program;
import org.charfinder.process.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show is what happens. All sessions share one server. */
class SessionsIT {

    /** The program wherever a shell takes a command: at the start of the line, or behind a pipe. */
    private static final Pattern PROGRAM = Pattern.compile("(^|\\| )(scripts/)?charfinder(?= )");

    /** Sessions of another test, which has the servers for them. */
    private static final Path ELSEWHERE = Path.of("docs", "YOUR-OWN-SERVER.md");

    private static final Pattern PRINTF = Pattern.compile("printf '([^'%\\\\]*)' \\| nc -N localhost 2323");

    @TempDir
    private static Path folder;

    private static ServerProcess server;
    private static String site; // host and port

    static List<Session> sessions() {
        return Document.all().stream()
                .filter(document -> !document.path().equals(ELSEWHERE))
                .flatMap(document -> Session.of(document).stream())
                .toList();
    }

    @BeforeAll
    static void serve() throws IOException {
        server = new ServerProcess(new Program(folder, Map.of()), folder, "--http", "0");
        site = server.readPageAddress().replaceFirst("^http://", "");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void a_session_happens_as_it_is_shown(Session session) throws Exception {
        String command = session.command();
        if (command.equals("telnet localhost 2323")) {
            assertThat(replayTyped(session.shown())).isEqualTo(session.shown());
        } else if (PRINTF.matcher(command).matches()) {
            assertThat(send(PRINTF.matcher(command).replaceFirst("$1"))).isEqualTo(session.shown());
        } else if (command.startsWith("curl ")) {
            assertThat(run(command.replaceFirst("curl", "curl -s"))).isEqualTo(session.shown());
        } else if (PROGRAM.matcher(command).find()) {
            String out = run(PROGRAM.matcher(command).replaceAll("$1\\$CHARFINDER"));
            boolean measures = command.contains("charfinder bench");
            assertThat(measures ? withoutNumbers(out) : out)
                    .isEqualTo(measures ? withoutNumbers(session.shown()) : session.shown());
        } else {
            fail("this test can't replay %s; change the session, or teach the test", session);
        }
    }

    /** Types the lines behind the prompts; returns what a terminal shows. */
    private static String replayTyped(String shown) throws IOException {
        StringBuilder replayed = new StringBuilder();
        try (Client client = new Client(server.port())) {
            replayed.append(client.readReply());
            for (String turn : shown.split("(?m)^\\?> ", -1)) {
                String typed = turn.substring(0, Math.max(0, turn.indexOf('\n')));
                if (!typed.isEmpty()) {
                    String reply = client.send(typed + "\r\n").readReply();
                    replayed.append("?> ").append(typed).append('\n').append(reply);
                }
            }
        }
        return asShown(replayed + "?> ");
    }

    private static String send(String query) throws IOException {
        try (Client client = new Client(server.port())) {
            return asShown(new String(client.send(query).halfClose().readToEnd(), UTF_8));
        }
    }

    /** Runs a command in a shell, with the ports of this server. */
    private static String run(String command) throws IOException, InterruptedException {
        String address = "127.0.0.1:" + server.port();
        Map<String, String> ports =
                Map.of("CHARFINDER_BENCH_PORT", "" + server.port(), "CHARFINDER_ASK_SERVER", address);
        return asShown(new Program(folder, ports)
                .shell(command.replace("localhost:8888", site))
                .out());
    }

    private static String asShown(String text) {
        String lines = text.replace("\r\n", "\n");
        return lines.endsWith("\n") ? lines : lines + "\n";
    }

    /** What is measured differs, as do its units of bytes; what is told does not. */
    private static String withoutNumbers(String text) {
        return text.replaceAll(" +[\\d,.]++(?! %| s| conn| quer)", " N")
                .replaceAll("[kMG]B", "B")
                .replaceAll(":\\d+", ":N");
    }
}
