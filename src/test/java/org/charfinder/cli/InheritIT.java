package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.charfinder.net.Client;
import org.charfinder.process.FreePort;
import org.charfinder.process.HeldPort;
import org.charfinder.process.Program;
import org.charfinder.process.Program.Result;
import org.charfinder.process.ServerProcess;
import org.charfinder.process.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A port that outlives the server: one that the parent process holds, and one that two servers share. */
class InheritIT {

    private static final String WRONG_INPUT = "charfinder: can't listen on standard input: %s;"
            + " --inherit is for systemd's StandardInput=socket with Accept=no\n";

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void program() throws Exception {
        Program.assumeInstalled("perl");
        program = new Program(shared, Map.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    socket($s, AF_INET, SOCK_STREAM, 0)                      | it is a socket that does not listen
                    socket($s, AF_INET, SOCK_STREAM, 0), bind($s, $any)      | it is a socket that does not listen
                    socket($s, AF_INET, SOCK_DGRAM, 0), bind($s, $any)       | it is no TCP socket
                    socket($s, AF_UNIX, SOCK_STREAM, 0), bind($s, $file)     | it is no TCP socket
                    socketpair($s, $t, AF_UNIX, SOCK_STREAM, 0)              | it is the connection of a client
                    open($s, "<", "/dev/null")                               | it is no socket
                    """)
    void a_standard_input_of_another_kind_is_one_line_and_1(String opened, String what) throws Exception {
        String make = "$any = sockaddr_in(0, INADDR_LOOPBACK); $file = pack_sockaddr_un('%s');"
                        .formatted(folder.resolve("socket"))
                + opened + " or die $!; POSIX::dup2(fileno($s), 0); exec @ARGV";
        Program launched = program.launchedBy("perl", "-MSocket", "-MPOSIX", "-e", make, "--");
        String more = what.endsWith("client") ? ", not a socket that listens" : "";
        assertThat(launched.run("serve", "--inherit")).isEqualTo(new Result(1, "", WRONG_INPUT.formatted(what + more)));
    }

    @Test
    void a_pipe_and_a_terminal_are_one_line_and_1() throws Exception {
        assertThat(program.run("serve", "--inherit"))
                .isEqualTo(new Result(1, "", WRONG_INPUT.formatted("it is no socket")));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try (Terminal terminal =
                new Terminal(java + " -jar " + System.getProperty("charfinder.jar") + " serve --inherit")) {
            assertThat(terminal.readToEnd())
                    .isEqualTo(WRONG_INPUT.formatted("it is no socket").replace("\n", "\r\n"));
            assertThat(terminal.exitCode()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void clients_that_wait_while_it_is_restarted_are_served_by_the_next_one(String loops) throws Exception {
        List<Client> waiting = new ArrayList<>();
        try (HeldPort held = new HeldPort(program, folder, InetAddress.getLoopbackAddress(), "--loops", loops)) {
            Client early = new Client(held.port);
            held.startServer();
            assertThat(early.readReply()).isEmpty();
            early.close();

            Client busy = new Client(held.port, 4096);
            busy.readReply();
            busy.send("cjk\n").read(1);
            Client idle = new Client(held.port);
            idle.readReply();
            held.terminateServer();
            assertThat(idle.readToEnd()).asString(UTF_8).contains("shutting down");
            for (int i = 0; i < 100; i++) {
                waiting.add(new Client(held.port)); // the first server is still there
            }
            idle.close();
            busy.halfClose().readToEnd();
            busy.close();
            assertThat(held.readLine()).isEqualTo("Server shutting down."); // so standard output is still open
            assertThat(held.readLine()).isEqualTo("ended 143");
            assertThat(Files.readString(held.log)).contains(" statistics ").contains(" accepted=");

            for (int i = 0; i < 100; i++) {
                waiting.add(new Client(held.port)); // no server is there
            }
            held.startServer();
            for (Client client : waiting) {
                client.readReply();
                assertThat(client.send("chess rook white\n").readReply()).contains("WHITE CHESS ROOK");
            }
            assertThat(waiting).hasSize(200);
        } finally {
            for (Client client : waiting) {
                client.close();
            }
        }
    }

    @Test
    void a_start_that_fails_leaves_the_port_and_standard_error_as_they_were() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                HeldPort held = new HeldPort(
                        program, folder, InetAddress.getLoopbackAddress(), "--http", "" + taken.getLocalPort())) {
            Client client = new Client(held.port);
            assertThatThrownBy(held::startServer)
                    .hasMessageContaining("the server said ended 1")
                    .hasMessageContaining("another program listens there; try another --http");
            client.close();
        }
    }

    @Test
    void systemd_hands_on_a_client_that_has_dialled_before_it_runs() throws Exception {
        Program.assumeInstalled("systemd-socket-activate");
        int port = FreePort.choose(); // systemd-socket-activate takes no port 0
        Path log = folder.resolve("activate.log");
        Process parent = program.launchedBy(
                        "systemd-socket-activate",
                        "-E",
                        "XDG_CACHE_HOME",
                        "-l",
                        "127.0.0.1:" + port,
                        "bash",
                        "-c",
                        "exec \"$@\" <&3 3<&-",
                        "bash")
                .start(log, "serve", "--inherit");
        try {
            while (parent.isAlive() && !Files.readString(log).contains("Listening on ")) {
                Thread.onSpinWait();
            }
            try (Client client = new Client(port)) {
                assertThat(client.readReply()).isEmpty();
                assertThat(client.send("chess rook white\n").readReply()).contains("WHITE CHESS ROOK");
            }
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void systemd_is_told_that_it_is_ready_and_that_it_stops() throws Exception {
        Program.assumeInstalled("systemd-notify");
        Path socket = folder.resolve("notify");
        Process receiver = new ProcessBuilder(
                        "perl",
                        "-MIO::Socket::UNIX",
                        "-e",
                        "$s = IO::Socket::UNIX->new(Local => '" + socket + "', Type => IO::Socket::SOCK_DGRAM);"
                                + " $| = 1; print qq(listening\\n);"
                                + " while (defined $s->recv($m, 4096)) { $m =~ tr/\\n/ /; print qq($m\\n) }")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        program = new Program(shared, Map.of("NOTIFY_SOCKET", socket.toString()));
        try (BufferedReader received = new BufferedReader(new InputStreamReader(receiver.getInputStream(), UTF_8))) {
            assertThat(received.readLine()).isEqualTo("listening");
            try (ServerProcess server = new ServerProcess(program, folder);
                    Client busy = server.connect()) {
                assertThat(next(received)).isEqualTo("READY=1 STATUS=Serving on 127.0.0.1:" + server.port());
                busy.send("cjk\n").read(1);
                server.signal("TERM");
                assertThat(next(received)).isEqualTo("STOPPING=1 STATUS=Finishing the replies under way");
                busy.halfClose().readToEnd();
                assertThat(Program.exitCode(server.process)).isEqualTo(143);
                assertThat(Files.readString(server.log)).doesNotContain("notify");
            }
        } finally {
            receiver.destroyForcibly();
        }
    }

    /** The next message, but for the one by which systemd-notify finds out that the others have been read. */
    private static String next(BufferedReader received) throws IOException {
        String message = received.readLine();
        return "BARRIER=1".equals(message) ? received.readLine() : message;
    }

    @Test
    void a_missing_systemd_notify_costs_a_line() throws Exception {
        program = new Program(shared, Map.of("NOTIFY_SOCKET", "/nowhere", "PATH", "/nowhere"));
        try (ServerProcess server = new ServerProcess(program, folder);
                Client client = server.connect()) {
            while (!Files.readString(server.log).contains("WARN  notify_failed message=READY=1 ")) {
                assertThat(client.send("snowman\n").readReply()).contains("SNOWMAN");
            }
        }
    }

    @Test
    void a_server_takes_over_the_ports_that_another_one_shares() throws Exception {
        try (ServerProcess first = new ServerProcess(program, folder, "--reuse-port", "--http", "0")) {
            String port = "" + first.port();
            String http = first.readPageAddress().replaceFirst(".*:", "");
            assertThat(program.run("serve", "--port", port).err()).contains("another program listens there; try");
            Process next =
                    program.start(folder.resolve("next.log"), "serve", "--reuse-port", "--port", port, "--http", http);
            try (BufferedReader out = new BufferedReader(new InputStreamReader(next.getInputStream(), UTF_8))) {
                assertThat(out.readLine()).startsWith("Serving on 127.0.0.1:" + port);
                assertThat(out.readLine()).endsWith(":" + http + "/");
                first.signal("TERM");
                assertThat(Program.exitCode(first.process)).isEqualTo(143);
                for (int i = 0; i < 20; i++) {
                    try (Client client = new Client(first.port())) {
                        assertThat(client.readReply()).isEmpty();
                    }
                }
            } finally {
                next.destroyForcibly();
            }
        }
    }

    @Test
    void a_port_that_another_program_does_not_share_is_one_line() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThat(program.run("serve", "--reuse-port", "--port", "" + other.getLocalPort()))
                    .isEqualTo(new Result(
                            1,
                            "",
                            "charfinder: can't listen on 127.0.0.1:" + other.getLocalPort()
                                    + ": another program listens there and does not share the port;"
                                    + " try another --port\n"));
        }
    }
}
