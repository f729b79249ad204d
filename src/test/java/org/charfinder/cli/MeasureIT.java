package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.process.Program;
import org.charfinder.process.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The measuring tools: load counts replies, and the limits send what the server sends. */
class MeasureIT {

    private static final Path TOOLS = Path.of("measure").toAbsolutePath();
    private static final Path QUERIES = TOOLS.resolve("queries/few.q");
    private static final Pattern REPORT = Pattern.compile("qps ([1-9]\\d*)  MB/s \\d+\\.\\d  cpu_us/q \\d+\\.\\d{3}"
            + "  server_cpu \\d+%  lat_us p50 \\d+ .* n (\\d+)\n");

    @TempDir
    private static Path folder;

    private static Program program;
    private static ServerProcess server;

    @BeforeAll
    static void buildAndServe() throws Exception {
        Program.assumeInstalled("gcc");
        Program.assumeInstalled("python3");
        program = new Program(folder, Map.of("PYTHONDONTWRITEBYTECODE", "1"));
        build("load");
        build("limit");
        server = new ServerProcess(program, folder);
        record(server.port(), "replies");
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    /** Runs a command that is to succeed, in the folder with the programs; returns what it prints. */
    private static String run(String command, Object... values) throws IOException, InterruptedException {
        Program.Result result = program.shell(command.formatted(values));
        assertThat(result).returns(0, Program.Result::exitCode).returns("", Program.Result::err);
        return result.out();
    }

    private static void build(String name, String... libraries) throws Exception {
        Path source = TOOLS.resolve(name.replace('-', '_') + ".c");
        run("gcc -O2 -Wall -Wextra -Werror -o %s '%s' %s", name, source, String.join(" ", libraries));
    }

    private static void record(int port, String out) throws Exception {
        assertThat(run("python3 '%s' %d %s '%s'", TOOLS.resolve("replies.py"), port, out, QUERIES))
                .isEqualTo("400 replies recorded\n");
    }

    /** The replies that load has counted. */
    private static long counted(String options, Object... values) throws Exception {
        String report = run("./load " + options, values);
        Matcher matcher = REPORT.matcher(report);
        assertThat(report).matches(REPORT);
        return matcher.matches() ? Long.parseLong(matcher.group(2)) : 0;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16})
    void load_counts_the_replies_of_the_server(int depth) throws Exception {
        assertThat(counted(
                        "-p %d -P %d -q '%s' -c 3 -n %d -w 0 -N 1000",
                        server.port(), server.process.pid(), QUERIES, depth))
                .isBetween(1000L, 1000L + 3 * depth);
    }

    @Test
    void the_limit_sends_what_the_server_sends() throws Exception {
        sendsWhatTheServerSends("limit");
    }

    @Test
    void the_limit_on_io_uring_sends_what_the_server_sends() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/include/liburing.h")), "liburing is not installed");
        build("limit-uring", "-luring");
        sendsWhatTheServerSends("limit-uring");
    }

    private static void sendsWhatTheServerSends(String name) throws Exception {
        Process limit = new ProcessBuilder("./" + name, "0", "replies")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = new BufferedReader(new InputStreamReader(limit.getInputStream(), UTF_8))) {
            String line = said.readLine();
            assumeTrue(
                    !line.startsWith("limit-uring: io_uring: "), line); // the kernel or a container does not allow it
            assertThat(line).startsWith(name + ": 400 replies on port ");
            int port = Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
            record(port, name + ".replies");
            assertThat(folder.resolve(name + ".replies")).hasSameBinaryContentAs(folder.resolve("replies"));
            // more queries than a connection has room for replies, which limits wait for
            assertThat(counted("-p %d -P %d -q '%s' -c 2 -n 3000 -w 0 -N 20000", port, limit.pid(), QUERIES))
                    .isBetween(20_000L, 26_000L);
        } finally {
            limit.destroy();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void load_finds_the_end_of_a_reply_however_it_arrives(int pieceLength) throws Exception {
        byte[] reply = "\r\n?>\r\r\n?> ".getBytes(US_ASCII); // what looks like the end at first is none
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerInPieces(listener, reply, pieceLength));
            answering.start();
            assertThat(counted("-p %d -q '%s' -c 1 -w 0 -N 300", listener.getLocalPort(), QUERIES))
                    .isEqualTo(300);
            answering.join();
        }
    }

    private static void answerInPieces(ServerSocket listener, byte[] reply, int pieceLength) {
        try (Socket client = listener.accept()) {
            client.setTcpNoDelay(true);
            OutputStream out = client.getOutputStream();
            out.write("?> ".getBytes(US_ASCII));
            BufferedReader queries = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
            while (queries.readLine() != null) {
                for (int start = 0; start < reply.length; start += pieceLength) {
                    out.write(reply, start, Math.min(pieceLength, reply.length - start));
                }
            }
        } catch (IOException e) {
            return; // load leaves without reading all
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "./limit                              > 2 > limit: usage: limit PORT REPLIES",
                "./limit x replies                    > 2 > limit: usage: limit PORT REPLIES",
                "./limit 0 none                       > 1 > limit: none: No such file or directory",
                "./load                               > 2 > load: usage: load -p PORT -q FILE ",
                "./load -p 1 -q none                  > 2 > load: none: No such file or directory",
                "./load -p 1 -q /dev/null             > 2 > load: /dev/null has no query",
                "./load -p 1 -q replies -c 0          > 2 > load: -c needs a number from 1 to 1000000, not 0",
                "./load -p 1 -q replies -f %x         > 2 > load: -f knows %s, %l, %e and %%",
                "./load -p 1 -q replies               > 1 > load: connection 1 to port 1: Connection refused",
                "python3 TOOLS/replies.py 1 x replies > 1 > replies.py: [Errno 111] Connection refused",
                "python3 TOOLS/redis_fill.py 1 none   > 1 > redis_fill.py: [Errno 111] Connection refused",
                "TOOLS/../scripts/compare --only fee  > 2 > scripts/compare: error: argument --only: there is no fee",
            })
    void an_error_is_one_line(String command, int exitCode, String error) throws Exception {
        Program.Result result = program.shell(command.replace("TOOLS", TOOLS.toString()));
        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.err().lines().reduce((first, last) -> last))
                .hasValueSatisfying(line -> assertThat(line).startsWith(error));
    }
}
