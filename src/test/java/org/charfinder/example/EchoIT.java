package org.charfinder.example;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.charfinder.net.Client;
import org.charfinder.process.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The echo server and its client. Rows of tables run classes: to compile a source takes longer than what it does. */
class EchoIT {

    private static final String SERVER = "java -cp target/charfinder.jar examples/echo/EchoServer.java ";
    private static final String CLIENT = "java -Xmx8m -cp target/charfinder.jar examples/echo/EchoClient.java ";
    private static final int MOST_LINES = 40;

    @TempDir
    private static Path folder;

    @TempDir
    private static Path classes;

    private static ExampleServer server;

    @BeforeAll
    static void serve() throws IOException {
        Examples.compile(classes);
        server = new ExampleServer(SERVER + 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Program.Result shell(String command) throws IOException, InterruptedException {
        return new Program(folder, Map.of()).shell(Examples.compiled(command, classes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EchoServer", "EchoClient"})
    void it_has_at_most_forty_lines_without_imports(String name) {
        Path source = Path.of("examples", "echo", name + ".java");
        assertThat(Examples.text(source).lines().filter(line -> !line.startsWith("import ")))
                .hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    @Test
    void netcat_gets_its_lines_back() throws Exception {
        Program.assumeInstalled("nc");
        Program.Result result = shell("printf 'hello\\n\\n♖\\xe9 rook\\r\\nunfinished' | nc -N localhost "
                + server.port() + " | od -An -c -w99");
        assertThat(result.out())
                .isEqualTo(shell("printf 'hello\\n\\n♖\\xe9 rook\\nunfinished\\n' | od -An -c -w99")
                        .out());
    }

    @Test
    void more_lines_than_the_heap_has_room_for_come_back_in_order() throws Exception {
        int lines = 400_000; // of 15 MB
        Path sent = folder.resolve("sent");
        Path received = folder.resolve("received");
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(sent, ISO_8859_1)) {
            for (int i = 0; i < lines; i++) {
                out.write(i + " " + "é♖".repeat(random.nextInt(20)).replace('♖', (char) 0xE2) + "\n");
            }
        }
        Program.Result result = shell(CLIENT + server.port() + " < sent > received");
        assertThat(result).isEqualTo(new Program.Result(0, "", ""));
        assertThat(Files.mismatch(sent, received)).isEqualTo(-1);
    }

    @Test
    void a_client_without_lines_ends() throws Exception {
        String fromSource = Examples.runnable(CLIENT.replace("8m", "32m") + server.port() + " < /dev/null");
        assertThat(new Program(folder, Map.of()).shell(fromSource)).isEqualTo(new Program.Result(0, "", ""));
    }

    @Test
    void a_line_beyond_the_limit_of_the_server_is_an_error() throws Exception {
        Program.Result result = shell("(echo a; head -c 5000 /dev/zero | tr '\\0' b) | " + CLIENT + server.port());
        assertThat(result).isEqualTo(new Program.Result(1, "a\n", "error: connection closed by the server\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            echo/EchoServer      |             | 2 | usage: EchoServer PORT
            echo/EchoServer      | rook        | 2 | usage: EchoServer PORT
            echo/EchoServer      | 65536       | 2 | usage: EchoServer PORT
            echo/EchoServer      | 7000 7001   | 2 | usage: EchoServer PORT
            echo/EchoServer      | IN_USE      | 1 | error: port IN_USE: Address already in use
            echo/EchoClient      |             | 2 | usage: EchoClient PORT
            echo/EchoClient      | -1          | 2 | usage: EchoClient PORT
            echo/EchoClient      | 99999999999 | 2 | usage: EchoClient PORT
            echo/EchoClient      | NOBODY      | 1 | error: connection refused
            factors/FactorServer |             | 2 | usage: FactorServer PORT
            factors/FactorServer | IN_USE      | 1 | error: port IN_USE: Address already in use
            """)
    void what_it_can_not_do_is_an_error_in_one_line(String name, String args, int exitCode, String error)
            throws Exception {
        String port = Integer.toString("NOBODY".equals(args) ? free() : server.port());
        String given = args == null ? "" : args.replaceAll("IN_USE|NOBODY", port);
        assertThat(shell("java -cp target/charfinder.jar examples/" + name + ".java " + given))
                .isEqualTo(new Program.Result(exitCode, "", error.replace("IN_USE", port) + "\n"));
    }

    private static int free() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return listener.getLocalPort();
        }
    }

    @Test
    void a_signal_ends_it_behind_the_answers() throws Exception {
        try (ExampleServer stopped = new ExampleServer(SERVER + 0);
                Client client = new Client(stopped.port())) {
            client.send("a\n");
            assertThat(client.read(2)).asString(UTF_8).isEqualTo("a\n");
            client.halfClose();
            assertThat(stopped.stop()).isEqualTo(128 + 15);
            assertThat(client.readToEnd()).isEmpty();
        }
    }
}
