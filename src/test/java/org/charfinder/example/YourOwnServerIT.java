package org.charfinder.example;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.charfinder.process.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/YOUR-OWN-SERVER.md shows is in the examples, and happens. */
class YourOwnServerIT {

    private static final Path PAGE = Path.of("docs", "YOUR-OWN-SERVER.md");
    private static final Pattern SERVES = Pattern.compile("java \\S+ \\S+ examples/\\w+/\\w+Server\\.java (\\d+)");

    @TempDir
    private static Path folder;

    private static final Map<String, ExampleServer> SERVERS = new LinkedHashMap<>(); // by the ports in the page

    /** A command and what it shows. */
    record Session(String command, String shown) {
        boolean serves() {
            return SERVES.matcher(command).matches();
        }

        String port() {
            return command.replaceAll(".* (70\\d\\d).*|.*", "$1");
        }
    }

    private static List<String> blocks(String kind) throws IOException {
        return Pattern.compile("^```" + kind + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    static List<String> javaBlocks() throws IOException {
        return blocks("java");
    }

    private static List<Session> sessions() throws IOException {
        return blocks("console").stream()
                .map(block -> block.split("\n", 2))
                .map(parts -> new Session(parts[0].replaceFirst("^\\$ ", ""), parts[1]))
                .toList();
    }

    static List<Session> commands() throws IOException {
        return sessions().stream().filter(session -> !session.serves()).toList();
    }

    @BeforeAll
    static void serve() throws IOException {
        for (Session session : sessions()) {
            if (session.serves()) {
                assertThat(session.shown).isEqualTo("listening on 127.0.0.1:" + session.port() + "\n");
                SERVERS.put(session.port(), new ExampleServer(session.command));
            }
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(ExampleServer::close);
    }

    @Test
    void it_shows_code_and_sessions_and_nothing_else() throws IOException {
        assertThat(javaBlocks()).isNotEmpty();
        assertThat(commands()).isNotEmpty();
        assertThat(blocks("\\w*")).hasSize(javaBlocks().size() + sessions().size());
    }

    @ParameterizedTest
    @MethodSource("javaBlocks")
    void its_code_is_part_of_an_example(String block) throws IOException {
        assertThat(Examples.sources()).anyMatch(source -> Examples.text(source).contains("\n" + block));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void its_sessions_happen(Session session) throws Exception {
        Program.assumeInstalled("nc");
        String here = session.command.replace(
                session.port(), "" + SERVERS.get(session.port()).port());
        Program.Result result = new Program(folder, Map.of()).shell(Examples.runnable(here));
        assertThat(result).isEqualTo(new Program.Result(0, session.shown, ""));
    }

    @Test
    void it_runs_every_example() throws IOException {
        String commands = sessions().stream().map(Session::command).toList().toString();
        assertThat(Examples.sources())
                .isNotEmpty()
                .allMatch(source -> commands.contains("/" + source.getFileName() + " "));
    }

    @Test
    void it_tells_the_lines_of_the_examples() throws IOException {
        Map<String, Long> lines = Examples.sources().stream()
                .collect(toMap(
                        source -> source.getFileName().toString(),
                        source -> Examples.text(source)
                                .lines()
                                .filter(line -> !line.startsWith("import "))
                                .count()));
        assertThat(Files.readString(PAGE))
                .contains("is all of it, in " + lines.get("EchoServer.java") + " lines and the imports")
                .contains("is all of it, in " + lines.get("EchoClient.java") + " lines and the imports");
    }
}
