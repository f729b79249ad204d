package org.charfinder.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.charfinder.net.Client;
import org.charfinder.process.Program;
import org.charfinder.process.Program.Result;
import org.charfinder.process.ServerProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page and the API as part of the process: loaded classes, options, shutdown, log, and curl. */
class HttpIT {

    private static final Pattern PAGE = Pattern.compile("The page and the API are at http://127\\.0\\.0\\.1:(\\d+)/");

    /** Classes that a server of the line protocol alone does not need. */
    private static final Pattern FOR_HTTP = Pattern.compile(
            " (org\\.(eclipse\\.jetty|charfinder\\.web)|io\\.(micrometer|prometheus)|com\\.samskivert)\\.");

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

    private static int httpPort(ServerProcess server) throws Exception {
        Matcher matcher = PAGE.matcher(server.readLine());
        assertThat(matcher.matches()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static void end(ServerProcess server) throws Exception {
        server.signal("TERM");
        assertThat(Program.exitCode(server.process)).isEqualTo(143);
    }

    @Test
    void without_http_nothing_of_it_is_loaded() throws Exception {
        assertThat(classesLoaded())
                .hasSizeGreaterThan(500)
                .noneMatch(line -> FOR_HTTP.matcher(line).find());
        assertThat(classesLoaded("--http", "0"))
                .anyMatch(line -> FOR_HTTP.matcher(line).find());
    }

    private List<String> classesLoaded(String... options) throws Exception {
        Path loaded = folder.resolve("loaded.txt");
        program = program.onJvmWith("-Xlog:class+load:file=" + loaded);
        try (ServerProcess server = serve(options)) {
            try (Client client = server.connect()) {
                assertThat(client.send("euro currency\n").readReply()).contains("EURO-CURRENCY SIGN");
                assertThat(client.send("block:arows\n").readReply()).contains("arrows");
            }
            end(server);
        }
        return Files.readAllLines(loaded);
    }

    @Test
    void it_says_where_the_page_is() throws Exception {
        try (ServerProcess server = serve("--http", "0")) {
            int port = httpPort(server);
            assertThat(port).isNotEqualTo(server.port());
            assertThat(HttpReply.get(port, "/").text()).contains("Enter words describing characters.");
            end(server);
            assertThat(server.readLine()).isEqualTo("Server shutting down.");
        }
    }

    @Test
    void the_port_comes_from_the_environment() throws Exception {
        program = new Program(shared, Map.of("CHARFINDER_HTTP", "0"));
        try (ServerProcess server = serve()) {
            assertThat(HttpReply.get(httpPort(server), "/readyz").text()).isEqualTo("ready\n");
        }
    }

    @Test
    void a_port_in_use_is_one_line() throws Exception {
        try (ServerProcess server = serve("--http", "0")) {
            String port = "" + httpPort(server);
            assertThat(program.run("serve", "--port", "0", "--http", port))
                    .isEqualTo(new Result(
                            1,
                            "",
                            "charfinder: can't listen on 127.0.0.1:" + port
                                    + ": another program listens there; try another --http\n"));
        }
    }

    @Test
    void scripts_of_an_origin_may_read_if_the_option_says_so() throws Exception {
        try (ServerProcess server = serve("--http", "0", "--allow-origin", "https://a.example,http://localhost:3000")) {
            HttpReply reply = HttpReply.get(httpPort(server), "/search?q=rook", "Origin: http://localhost:3000");
            assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --http=0 --allow-origin=example.org          | 'example.org' is no origin; it is as in https://
            --http=0 --allow-origin=https://A.example    | 'https://A.example' is no origin
            --http=0 --allow-origin=https://a.example/   | 'https://a.example/' is no origin
            --http=0 --allow-origin=https://a.example,,* | '' is no origin
            --allow-origin=*                             | --allow-origin needs --http
            """)
    void an_origin_that_is_none_is_a_wrong_argument(String options, String message) throws Exception {
        Result result = program.run(("serve --port 0 " + options).split(" "));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536"})
    void a_port_that_is_none_is_a_wrong_argument(String port) throws Exception {
        Result result = program.run("serve", "--port", "0", "--http=" + port);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("--http must be from 0 to 65535, was " + port);
    }

    @Test
    void while_replies_are_finished_it_is_alive_but_not_ready() throws Exception {
        try (ServerProcess server = serve("--http", "0", "--grace", "0");
                Client busy = server.connect();
                Client idle = server.connect()) {
            int port = httpPort(server);
            assertThat(HttpReply.get(port, "/readyz").status()).isEqualTo(200);
            busy.send("cjk\n");
            busy.read(1);
            server.signal("TERM");
            assertThat(idle.readToEnd()).asString(UTF_8).contains("shutting down");
            for (String address : List.of("/readyz", "/search?q=rook", "/", "/U+265C")) {
                HttpReply reply = HttpReply.get(port, address);
                assertThat(reply.status()).as(address).isEqualTo(503);
                assertThat(reply.header("Retry-After")).isNotNull();
                assertThat(reply.header("Connection")).isEqualTo("close");
            }
            assertThat(HttpReply.get(port, "/healthz").status()).isEqualTo(200);
            assertThat(HttpReply.get(port, "/metrics").text()).contains("charfinder_line_clients ");
            idle.halfClose();
            assertThat(new String(busy.readToEnd(), UTF_8))
                    .endsWith("matches for 'cjk'\r\n?> Error: the server is shutting down, try again later\r\n");
            busy.halfClose();
            assertThat(server.readLine()).isEqualTo("Server shutting down.");
            assertThat(Program.exitCode(server.process)).isEqualTo(143);
        }
    }

    @Test
    void during_the_drain_delay_it_is_not_ready_and_serves_as_before_until_a_second_signal() throws Exception {
        try (ServerProcess server = serve("--http", "0", "--drain-delay", "1h");
                Client client = server.connect()) {
            int port = httpPort(server);
            assertThat(HttpReply.get(port, "/readyz").status()).isEqualTo(200);
            server.signal("TERM");
            while (HttpReply.get(port, "/readyz").status() == 200) {
                Thread.onSpinWait();
            }
            assertThat(HttpReply.get(port, "/readyz").status()).isEqualTo(503);
            assertThat(HttpReply.get(port, "/healthz").status()).isEqualTo(200);
            HttpReply found = HttpReply.get(port, "/search?q=rook");
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.header("Connection")).isEqualTo("close");
            assertThat(client.send("snowman\n").readReply()).endsWith("matches for 'snowman'\r\n");
            try (Client late = server.connect()) {
                assertThat(late.send("snowman\n").readReply()).endsWith("matches for 'snowman'\r\n");
            }
            server.signal("TERM");
            assertThat(client.readToEnd())
                    .asString(UTF_8)
                    .isEqualTo("Error: the server is shutting down, try again later\r\n");
            client.halfClose();
            assertThat(Program.exitCode(server.process)).isEqualTo(143);
        }
    }

    @Test
    void no_drain_delay_keeps_a_server_that_has_no_client() throws Exception {
        try (ServerProcess server = serve("--http", "0", "--drain-delay", "1h")) {
            server.signal("TERM");
            assertThat(Program.exitCode(server.process)).isEqualTo(143);
        }
        try (ServerProcess server = serve("--drain-delay", "1h", "--loops", "2")) {
            Client client = server.connect();
            server.signal("TERM");
            client.close();
            assertThat(Program.exitCode(server.process)).isEqualTo(143);
        }
    }

    @Test
    void the_log_has_nothing_that_a_client_sends() throws Exception {
        try (ServerProcess server = serve("--http", "0")) {
            int port = httpPort(server);
            for (String request : List.of(
                    "GET /secret\u001B[31m HTTP/1.1\r\nHost: a\r\n\r\n",
                    "GET /?query=secret HTTP/1.1\r\nHost: <secret>\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: secret1\r\nHost: secret2\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: a\r\nIf-None-Match: W/\"secret\r\nAccept: \"secret\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: a\r\nCookie: \"secret\r\nAccept-Encoding: \"secret\r\n\r\n",
                    "GET //secret/..;/%2e%2e HTTP/1.1\r\nHost: a\r\n\r\n",
                    "GET http://secret@secret:99999/ HTTP/1.1\r\nHost: a\r\n\r\n",
                    "SECRET / HTTP/9.9\r\nsecret: \u0000\r\n\r\n",
                    "\u0016\u0003\u0001secret\u001B\r\n\r\n")) {
                assertThat(HttpReply.send(port, request.getBytes(ISO_8859_1), false))
                        .isNotNull();
            }
            end(server);
            assertThat(Files.readAllLines(server.log).stream().filter(line -> !line.contains("slow_turn")))
                    .singleElement()
                    .asString()
                    .contains(" statistics ")
                    .doesNotContainIgnoringCase("secret");
        }
    }

    // a client that users have

    private String curl(int port, String address, String options) throws Exception {
        Program.assumeInstalled("curl");
        String command = "curl -sS --globoff %s 'http://localhost:%d%s'".formatted(options, port, address);
        Result result = program.shell(command);
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        return result.out();
    }

    @Test
    void curl_prints_lines_as_find_does() throws Exception {
        try (ServerProcess server = serve("--http", "0")) {
            int port = httpPort(server);
            Result found = program.run("find", "rook");
            assertThat(curl(port, "/search?q=rook", "")).isEqualTo(found.out());
            Result all = program.run("find", "cjk");
            String lines = curl(port, "/search?q=cjk", "");
            assertThat(lines).isEqualTo(all.out());
            assertThat(curl(port, "/search?q=cjk", "--compressed")).isEqualTo(lines);
            String json = curl(port, "/search?q=rook", "-H 'Accept: application/json'");
            assertThat(json).startsWith("{\"query\":\"rook\",\"total\":22,").endsWith("]\n}\n");
            assertThat(curl(port, "/search?q=rook", "-H 'Accept: application/json' --compressed"))
                    .isEqualTo(json);
            assertThat(curl(port, "/search?q=rook", "-I"))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("\r\n\r\n");
            assertThat(curl(port, "/u+265c", "-L")).contains("<h1>BLACK CHESS ROOK</h1>");
            assertThat(curl(port, "/search", "-G --data-urlencode 'q=♜' --data format=tsv"))
                    .contains("U+265C\t♜\t");
            assertThat(curl(port, "/search?q=rook", "-o /dev/null -w '%{http_code}' -X POST"))
                    .isEqualTo("405");
            String tag = Stream.of(curl(port, "/", "-I").split("\r\n"))
                    .filter(line -> line.startsWith("ETag: "))
                    .map(line -> line.substring("ETag: ".length()))
                    .findFirst()
                    .orElseThrow();
            String known = "-o /dev/null -w '%%{http_code}' -H 'If-None-Match: %s'".formatted(tag);
            assertThat(curl(port, "/", known.replace("%%", "%"))).isEqualTo("304");
        }
    }
}
