package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.charfinder.net.Client;
import org.charfinder.process.Program;
import org.charfinder.process.Program.Result;
import org.charfinder.process.ServerProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server as a process: its console, its log, signals and memory. */
class ServeIT {

    private static final int HUGE_REPLY = 4_000_000; // bytes; the reply to "cjk" is longer

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void program() {
        program = new Program(shared, Map.of());
    }

    private ServerProcess serve(String... options) throws Exception {
        return new ServerProcess(program, folder, options);
    }

    @ParameterizedTest
    @CsvSource({"INT, 0", "TERM, 143", "HUP, 129"})
    void a_signal_finishes_the_replies_under_way_and_then_the_process(String signal, int exitCode) throws Exception {
        try (ServerProcess server = serve();
                Client busy = server.connect();
                Client idle = server.connect()) {
            busy.send("cjk\nsnowman\n");
            busy.read(1);
            server.signal(signal);
            assertThat(idle.readToEnd()).asString(UTF_8).contains("shutting down");
            new ServerSocket(server.port()).close(); // free at once
            idle.halfClose();
            byte[] rest = busy.readToEnd();
            assertThat(rest).hasSizeGreaterThan(HUGE_REPLY);
            assertThat(new String(rest, UTF_8))
                    .endsWith("matches for 'snowman'\r\n?> Error: the server is shutting down, try again later\r\n");
            busy.halfClose();
            assertThat(server.readLine()).isEqualTo("Server shutting down.");
            assertThat(Program.exitCode(server.process)).isEqualTo(exitCode);
            assertThat(Files.readAllLines(server.log).stream().filter(line -> !line.contains("slow_turn")))
                    .satisfiesExactly(
                            line -> assertThat(line).contains("INFO  finishing_replies clients=1"),
                            line -> assertThat(line)
                                    .contains("INFO  statistics clients=0 accepted=2 ")
                                    .contains(" evicted_at_end=0 ")
                                    .contains(" queries=2 without_match=0 matches=103207 "));
        }
    }

    @Test
    void a_second_ctrl_c_ends_it_at_once() throws Exception {
        try (ServerProcess server = serve();
                Client busy = server.connect();
                Client idle = server.connect()) {
            busy.send("cjk\n");
            busy.read(1);
            server.signal("INT");
            idle.readToEnd(); // the first has been understood
            server.signal("INT");
            assertThat(Program.exitCode(server.process)).isEqualTo(130);
        }
    }

    @Test
    void a_port_in_use_is_one_line() throws Exception {
        try (ServerProcess server = serve()) {
            String port = "" + server.port();
            assertThat(program.run("serve", "127.0.0.1", port))
                    .isEqualTo(new Result(
                            1,
                            "",
                            "charfinder: can't listen on 127.0.0.1:" + port
                                    + ": another program listens there; try another --port\n"));
        }
    }

    @Test
    void the_log_has_what_clients_ask_only_if_it_is_wanted_and_quoted() throws Exception {
        try (ServerProcess server = serve("-v");
                Client client = server.connect()) {
            client.send("zz\u001B[31m\n\u001B\n");
            client.readToEnd();
            String who = "127.0.0.1:" + client.socket.getLocalPort();
            client.halfClose();
            server.signal("TERM");
            Program.exitCode(server.process);
            assertThat(Files.readString(server.log))
                    .contains("Received from " + who + ": 'zz\\x1b[31m'\n")
                    .contains("Sent 0 results\n")
                    .contains("Close the client socket\n")
                    .doesNotContain("\u001B");
        }
    }

    @Test
    void what_the_server_has_done_is_logged_as_often_as_wanted() throws Exception {
        try (ServerProcess server = serve("--stats-interval", "1s");
                Client client = server.connect()) {
            while (Files.readString(server.log).split(" statistics clients=1 accepted=1 ").length < 3) {
                client.send("euro currency\n").readReply();
            }
        }
    }

    @Test
    void connecting_and_leaving_is_nothing_to_log() throws Exception {
        try (ServerProcess server = serve()) {
            server.connect().close();
            server.connect().reset();
            server.signal("TERM");
            Program.exitCode(server.process);
            assertThat(Files.readAllLines(server.log).stream().filter(line -> !line.contains("slow_turn")))
                    .singleElement()
                    .asString()
                    .contains(" statistics clients=0 accepted=0 refused=0 probes=2 ")
                    .contains(" broken=0 ");
        }
    }

    @Test
    void options_come_from_the_environment_and_arguments_go_first() throws Exception {
        program = new Program(shared, Map.of("CHARFINDER_MAX_LINE", "20", "CHARFINDER_PORT", "1"));
        try (ServerProcess server = serve();
                Client client = server.connect()) {
            client.send("123456789012345678901\n");
            assertThat(client.readReply()).isEqualTo("Error: query longer than 20 bytes\r\n");
        }
    }
}
