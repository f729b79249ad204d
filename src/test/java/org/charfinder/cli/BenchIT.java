package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.net.Client;
import org.charfinder.process.Program;
import org.charfinder.process.Program.Result;
import org.charfinder.process.ServerProcess;
import org.charfinder.process.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bench} as a process, mostly against {@code serve} as another. */
class BenchIT {

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void program() {
        program = new Program(shared, Map.of());
    }

    private Result bench(ServerProcess server, String options) throws Exception {
        return program.run(("bench --port " + server.port() + " " + options).split(" "));
    }

    /** A terminal in which it runs. */
    private static Terminal terminal(ServerProcess server, String options) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = System.getProperty("charfinder.jar");
        return new Terminal("%s -jar %s bench --port %d %s".formatted(java, jar, server.port(), options));
    }

    private static long number(String json, String name) {
        Matcher matcher = Pattern.compile('"' + name + "\":(\\d+)").matcher(json);
        assertThat(matcher.find()).as(json).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    @Test
    void it_counts_what_the_server_has_answered_and_says_nothing_else() throws Exception {
        Path page = folder.resolve("page.html");
        try (ServerProcess server = new ServerProcess(program, folder)) {
            Result result =
                    bench(server, "--connections 3 --pipeline 2 --warmup 0 --duration 1s --json --html " + page);
            assertThat(result.err()).isEmpty();
            assertThat(result.exitCode()).isZero();
            assertThat(result.out())
                    .startsWith("{")
                    .endsWith("\"errors\":{}}\n")
                    .hasLineCount(1);
            assertThat(Files.readString(page)).contains("3 connections, 2 queries in flight on each, 1 s");
            server.signal("TERM");
            Program.exitCode(server.process);
            long answered = Long.parseLong(Files.readString(server.log).replaceAll("(?s).* lines=(\\d+).*", "$1"));
            assertThat(number(result.out(), "queries")).isPositive().isLessThanOrEqualTo(answered);
        }
    }

    @Test
    void errors_of_the_server_are_told_by_kind() throws Exception {
        Path queries = Files.writeString(folder.resolve("queries.txt"), "snowman\n" + "x".repeat(100));
        try (ServerProcess server = new ServerProcess(program, folder, "--max-line", "20", "--max-clients", "2")) {
            Result result = bench(server, "--connections 3 --warmup 0 --duration 1s --queries " + queries);
            assertThat(result.out())
                    .contains("queries ")
                    .containsPattern("(?m)^ +[\\d,]+  Error: query longer than 20 bytes$")
                    .containsPattern("(?m)^ +1  Error: too many clients, try again later$");
            assertThat(result.exitCode()).isZero();
        }
    }

    @Test
    void a_server_that_goes_away_is_an_error_and_the_rest_is_told() throws Exception {
        try (ServerProcess server = new ServerProcess(program, folder);
                Terminal terminal = terminal(server, "--connections 1 --warmup 0 --duration 1h")) {
            while (terminal.await("queries/s").endsWith(" 0 queries/s")) {
                // nothing is measured yet
            }
            server.signal("KILL");
            assertThat(terminal.readToEnd())
                    .contains("max ")
                    .containsPattern("1  connection (closed|reset) by the server");
            assertThat(terminal.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void ctrl_c_ends_it_early_and_all_reports_are_written() throws Exception {
        Path page = folder.resolve("page.html");
        try (ServerProcess server = new ServerProcess(program, folder);
                Terminal terminal = terminal(server, "--warmup 0 --duration 1h --json --html " + page)) {
            terminal.await("queries/s");
            terminal.type("\u0003");
            assertThat(terminal.readToEnd()).contains("\r\u001B[K{\"server\":").endsWith("}\r\n");
            assertThat(terminal.exitCode()).isEqualTo(130);
            assertThat(Files.readString(page)).endsWith("</html>\n");
        }
    }

    @Test
    void a_terminal_sees_how_far_it_is_and_then_no_more_of_that() throws Exception {
        try (ServerProcess server = new ServerProcess(program, folder);
                Terminal terminal = terminal(server, "--warmup 1s --duration 1s")) {
            assertThat(terminal.await("] ")).contains("warming up").contains("\r\u001B[K[");
            assertThat(terminal.readToEnd())
                    .contains("0 / 1 s ")
                    .contains("\r\u001B[K127.0.0.1:")
                    .doesNotContain("slow");
        }
    }

    @Test
    void no_server_is_one_line_that_helps() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(program.run("bench", "--port", "" + port))
                .isEqualTo(new Result(
                        1,
                        "",
                        "charfinder: can't reach 127.0.0.1:" + port
                                + ": connection refused; is a server running there? try scripts/serve\n"));
    }

    @Test
    void a_full_server_is_one_line() throws Exception {
        try (ServerProcess server = new ServerProcess(program, folder, "--max-clients", "1");
                Client only = server.connect()) {
            Result result = bench(server, "--connections 1");
            assertThat(only.send("snowman\n").readReply()).contains("SNOWMAN");
            assertThat(result.err())
                    .endsWith(": Error: too many clients, try again later\n")
                    .hasLineCount(1);
            assertThat(result.exitCode()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 0|--port must be from 1 to 65535, was 0",
                "--port 70000|--port must be from 1 to 65535, was 70000",
                "--connections 0|--connections must be from 1 to 1000000, was 0",
                "--connections few|'few' is not an int",
                "--pipeline 0|--pipeline must be from 1 to 10000, was 0",
                "--pipeline 10001|--pipeline must be from 1 to 10000, was 10001",
                "--duration 0|--duration must be from 1s to 24h",
                "--duration 25h|--duration must be from 1s to 24h",
                "--duration 1.5s|'1.5s' is not a time such as 90s, 30m or 1h",
                "--warmup 25h|--warmup must be from 0 to 24h",
                "--warmup -1|'-1' is not a time such as 90s, 30m or 1h",
                "--json yes|Unmatched argument",
                "10|Unmatched argument",
            })
    void wrong_usage_is_explained_and_ends_with_2(String args, String explanation) {
        Result result = InProcess.run(("bench " + args).split(" "));
        assertThat(result.err())
                .startsWith("charfinder: ")
                .contains(explanation)
                .endsWith("--help'\n")
                .hasLineCount(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "CHARFINDER_PORT, x, an int",
        "CHARFINDER_CONNECTIONS, x, an int",
        "CHARFINDER_PIPELINE, x, an int",
        "CHARFINDER_DURATION, x, a time",
        "CHARFINDER_WARMUP, x, a time",
        "CHARFINDER_JSON, x, a boolean",
    })
    void wrong_values_of_the_environment_are_named(String variable, String value, String wanted) throws Exception {
        Result result = new Program(shared, Map.of(variable, value)).run("bench");
        assertThat(result.err())
                .contains("'x' is not " + wanted)
                .contains("(from " + variable + ")")
                .hasLineCount(1);
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--queries missing.txt|can't use the queries in missing.txt: there is no such file",
                "--queries empty.txt|can't use the queries in empty.txt: there is no query in it",
                "--queries latin.txt|can't use the queries in latin.txt: it is not UTF-8",
                "--html no/such/page.html|can't write no/such/page.html",
                "--html .|can't write .",
                "--host no.such.host.invalid|can't reach no.such.host.invalid: no such address",
                "--connections 1000000|of 1000 file descriptors leaves 936 for connections",
            })
    void what_cannot_be_done_is_one_line_and_1(String args, String explanation) throws Exception {
        Files.writeString(folder.resolve("empty.txt"), "\n");
        Files.write(folder.resolve("latin.txt"), new byte[] {(byte) 0xF6});
        Program here = new Program(folder, Map.of()).launchedBy("prlimit", "--nofile=1000");
        Result result = here.run(("bench " + args).split(" "));
        assertThat(result.err())
                .startsWith("charfinder: ")
                .contains(explanation)
                .hasLineCount(1);
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"--help, Usage: charfinder bench", "--version, charfinder"})
    void help_and_version_go_to_standard_output(String option, String start) throws Exception {
        Result result = program.run("bench", option);
        assertThat(result.out()).startsWith(start);
        assertThat(result.exitCode()).isZero();
    }
}
