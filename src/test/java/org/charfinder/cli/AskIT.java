package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.charfinder.net.Client;
import org.charfinder.process.Program;
import org.charfinder.process.Program.Result;
import org.charfinder.process.ServerProcess;
import org.charfinder.process.Terminal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ask} as a process, against {@code serve} as another. */
class AskIT {

    private static final String EURO =
            "U+20A0 \t₠\tEURO-CURRENCY SIGN\r\n1 match for 'euro currency' - 3 more by other names (:also)\r\n";
    private static final int MANY = 3000;

    @TempDir
    private static Path shared;

    private static Program program;
    private static ServerProcess server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        program = new Program(shared, Map.of());
        server = new ServerProcess(program, shared);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Result ask(String... arguments) throws Exception {
        return shell("", arguments);
    }

    private static Result shell(String input, String... arguments) throws Exception {
        return program.shell("printf '%s' | $CHARFINDER ask --server 127.0.0.1:%d %s"
                .formatted(input, server.port(), String.join(" ", arguments)));
    }

    private Path queries(int count) throws IOException {
        return Files.write(
                folder.resolve("queries.txt"),
                IntStream.range(0, count).mapToObj("U+%04X"::formatted).toList());
    }

    private static String summaryOf(String err) {
        return err.replaceAll("; [0-9,.]+ s\n$", "");
    }

    @Test
    void each_query_has_its_reply_and_the_end_has_the_counts() throws Exception {
        Result result = ask("--in-order", "'euro currency'", "nosuchword", "block:arows", "rook");
        assertThat(result.out())
                .startsWith(EURO
                        + "No match for 'nosuchword'\r\n"
                        + "Error: no block \"arows\"; did you mean arrows?\r\n"
                        + "U+2656 \t♖\t")
                .endsWith("\r\n18 matches for 'rook' - 4 more by other names (:also)\r\n");
        assertThat(summaryOf(result.err())).isEqualTo("2 found, 1 without a match, 1 error, 0 failed");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void replies_are_byte_for_byte_those_of_a_session() throws Exception {
        Path file = queries(MANY);
        Result result = ask("--in-order --pipeline 7 -m 3 --file", file.toString());
        try (Client client = new Client(server.port())) {
            String session =
                    new String(client.send(Files.readAllBytes(file)).halfClose().readToEnd(), UTF_8);
            assertThat(result.out()).isEqualTo(session.replaceAll("(?m)^(\\?> )+", ""));
        }
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void queries_come_from_standard_input_too() throws Exception {
        assertThat(shell("euro currency\\n\\n").out()).isEqualTo(EURO);
        assertThat(shell("euro currency", "--file -").out()).isEqualTo(EURO);
        assertThat(shell("euro currency\\r\\n", "--in-order --file - nosuchword")
                        .out())
                .isEqualTo("No match for 'nosuchword'\r\n" + EURO);
    }

    @Test
    void a_table_has_one_head() throws Exception {
        assertThat(ask("--format csv --in-order 'euro currency' nosuchword").out())
                .isEqualTo("query,status,code,char,name,message\n"
                        + "euro currency,found,U+20A0,₠,EURO-CURRENCY SIGN,\n"
                        + "nosuchword,no_match,,,,No match for 'nosuchword'\n");
    }

    @Test
    void a_file_a_query_and_only_those_that_are_missing() throws Exception {
        Path out = folder.resolve("out");
        String[] command = {"--output", out.toString(), "--format jsonl rook king '♜'"};
        assertThat(ask(command).exitCode()).isZero();
        try (var files = Files.list(out)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("0000001-rook.json", "0000002-king.json", "0000003-0c1d33e0.json");
        }
        Files.delete(out.resolve("0000002-king.json"));
        assertThat(summaryOf(ask(command[0], command[1], "--resume", command[2]).err()))
                .isEqualTo("1 found, 0 without a match, 0 errors, 0 failed");
        assertThat(Files.readString(out.resolve("0000002-king.json"))).startsWith("{\"query\":\"king\"");
    }

    @Test
    void after_ctrl_c_a_run_goes_on_where_it_was() throws Exception {
        Path file = queries(MANY);
        Path out = folder.resolve("out.csv");
        Path journal = folder.resolve("journal");
        String command = "%s -jar %s ask --server 127.0.0.1:%d --format csv --journal %s --resume --file %s"
                .formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("charfinder.jar"),
                        server.port(),
                        journal,
                        file);
        try (Terminal terminal = new Terminal(command + " --limit-rate 1000 >> " + out)) {
            terminal.await("queries");
            while (Files.notExists(journal) || Files.size(journal) == 0) { // no query is answered yet
                Thread.yield();
            }
            terminal.type("\u0003");
            assertThat(terminal.readToEnd())
                    .matches("(?s).*charfinder: stopped: [0-9,]+ of 3,000 queries have no answer; the same command"
                            + " with --resume asks them\r\n[0-9,]+ found, .*");
            assertThat(terminal.exitCode()).isEqualTo(130);
        }
        assertThat(Files.readAllLines(out)).hasSizeLessThan(MANY);
        assertThat(program.shell(command + " >> " + out).exitCode()).isZero();
        List<String> codes = Files.readAllLines(out).stream()
                .skip(1)
                .map(row -> row.split(",")[0])
                .toList();
        assertThat(codes).containsExactlyInAnyOrderElementsOf(Files.readAllLines(file));
    }

    @Test
    void very_many_queries_need_no_memory_of_their_own() throws Exception {
        Path file = folder.resolve("queries.txt");
        Files.write(
                file, IntStream.range(0, 100_000).mapToObj("U+%X"::formatted).toList());
        Result result = program.shell(
                "${CHARFINDER/-jar/-Xmx24m -jar} ask -m 10 --pipeline 10 --server 127.0.0.1:%d".formatted(server.port())
                        + " --in-order --file " + file);
        assertThat(summaryOf(result.err())).isEqualTo("100,000 found, 0 without a match, 0 errors, 0 failed");
        assertThat(result.out()).hasLineCount(200_000).endsWith("1 match for 'U+1869F'\r\n");
    }

    @Test
    void without_a_server_each_query_fails_and_says_why() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Result result = program.run("ask", "--server", "127.0.0.1:" + port, "--retries", "0", "rook", "a\u001Bb");
        assertThat(result.out()).isEmpty();
        assertThat(summaryOf(result.err()))
                .isEqualTo(("charfinder: 'rook': 127.0.0.1:%d: connection refused\n"
                                + "charfinder: 'a\\x1bb': 127.0.0.1:%d: connection refused\n"
                                + "0 found, 0 without a match, 0 errors, 2 failed")
                        .formatted(port, port));
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void verbose_tells_of_each_answer_and_a_reader_may_leave_early() throws Exception {
        assertThat(ask("-v rook").err())
                .matches("1 found 'rook' from 127\\.0\\.0\\.1:%d in [0-9.]+ ms\n(?s).*".formatted(server.port()));
        Result head = program.shell(
                "$CHARFINDER ask --server 127.0.0.1:%d --file %s | head -n 1".formatted(server.port(), queries(MANY)));
        assertThat(head.out()).hasLineCount(1);
        assertThat(head.err()).doesNotContain("Broken pipe", "Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--server a:b:c rook|2|--server: 'a:b:c' is not HOST, HOST:PORT or [IPv6]:PORT; try 'charfinder ask",
                "--resume rook|2|--resume needs to know what is answered: from --output DIR, or --journal FILE",
                "--output x --journal y rook|2|--output and --journal can't both be",
                "--format xml rook|2|no format 'xml'; one of plain, jsonl, csv, tsv",
                "--limit-rate 0 rook|2|--limit-rate must be above 0",
                "--limit-rate x rook|2|--limit-rate",
                "-m 0 rook|2|--max-concurrent must be",
                "--file /nowhere/q.txt|1|can't read queries from /nowhere/q.txt: there is no such file",
                "--output /proc/x rook|1|can't write to the folder /proc/x: ",
                "--journal /nowhere/j rook|1|can't use the journal /nowhere/j: there is no such file",
            })
    void mistakes_are_one_line_and_the_right_exit_code(String arguments, int code, String message) throws Exception {
        Result result = program.run(("ask " + arguments).split(" "));
        assertThat(result.err()).startsWith("charfinder: ").contains(message).hasLineCount(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(code);
    }

    @Test
    void a_file_that_is_not_utf_8_is_told_with_its_line() throws Exception {
        Result result = shell("rook\\nk\\344ng\\n");
        assertThat(result.err()).isEqualTo("charfinder: can't read queries: line 2 is not UTF-8\n");
        assertThat(result.exitCode()).isEqualTo(1);
        Result toFiles = shell("k\\344ng\\n", "--output", folder.resolve("out").toString());
        assertThat(toFiles.err()).isEqualTo("charfinder: can't read queries: line 1 is not UTF-8\n");
    }

    @Test
    void answers_that_can_not_be_written_are_asked_again() throws Exception {
        Path journal = folder.resolve("journal");
        Result full = shell("", "rook king --journal", journal.toString(), "> /dev/full");
        assertThat(full.err()).isEqualTo("charfinder: No space left on device\n");
        assertThat(full.exitCode()).isEqualTo(1);
        assertThat(summaryOf(shell("", "rook king --resume --journal", journal.toString())
                        .err()))
                .isEqualTo("2 found, 0 without a match, 0 errors, 0 failed");
    }
}
