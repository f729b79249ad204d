package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.charfinder.net.Client;
import org.charfinder.process.Program;
import org.charfinder.process.ServerProcess;
import org.charfinder.query.Finder;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README shows is what happens. */
class ReadmeIT {

    @TempDir
    private static Path folder;

    /** A command and what it shows. */
    record Example(String command, String shown) {}

    static List<Example> examples() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<Example> examples = Pattern.compile("\n\\$ (.*)\n((?s:.*?))(?=\n```|\n\\$ )")
                .matcher(readme)
                .results()
                .map((MatchResult example) -> new Example(example.group(1), example.group(2)))
                .toList();
        assertThat(examples).hasSize(19);
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_readme_tells_the_truth(Example example) throws Exception {
        Program program = new Program(folder, Map.of());
        if (example.command.startsWith("scripts/charfinder bench")) {
            try (ServerProcess server = new ServerProcess(program, folder)) {
                Program here = new Program(folder, Map.of("CHARFINDER_PORT", "" + server.port()));
                String out = here.run(args(example)).out();
                assertThat(withoutNumbers(out)).isEqualTo(withoutNumbers(example.shown + "\n"));
            }
        } else if (example.command.contains("scripts/charfinder ask")) {
            try (ServerProcess server = new ServerProcess(program, folder)) {
                Program here = new Program(folder, Map.of("CHARFINDER_ASK_SERVER", "127.0.0.1:" + server.port()));
                String out = here.shell(example.command.replace("scripts/charfinder", "$CHARFINDER"))
                        .out();
                assertThat(out).isEqualTo(example.shown + "\n");
            }
        } else if (example.command.startsWith("curl ")) {
            try (ServerProcess server = new ServerProcess(program, folder, "--http", "0")) {
                String here = server.readPageAddress().replaceFirst("http://(.*)/", "$1");
                String out = program.shell(
                                example.command.replace("curl ", "curl -s ").replace("localhost:8888", here))
                        .out();
                assertThat(out).isEqualTo(example.shown + "\n");
            }
        } else if (example.command.startsWith("scripts/charfinder ")) {
            String out = program.shell(example.command.replace("scripts/charfinder", "$CHARFINDER"))
                    .out();
            assertThat(out).isEqualTo(example.shown + "\n");
        } else {
            try (ServerProcess server = new ServerProcess(program, folder);
                    Client client = new Client(server.port(), 0)) {
                String[] turns = example.shown.split("(?m)^\\?> ", -1);
                if (example.command.startsWith("telnet")) { // each turn is what was typed, and the reply
                    client.readReply();
                    for (String turn : turns) {
                        if (!turn.isEmpty()) {
                            String typed = turn.substring(0, turn.indexOf('\n'));
                            String reply = client.send(typed + "\r\n").readReply();
                            assertThat(typed + "\n" + reply.replace("\r\n", "\n"))
                                    .isEqualTo(turn);
                        }
                    }
                } else {
                    client.send(example.command.replaceAll("printf '(.*)' .*", "$1"))
                            .halfClose();
                    String all = new String(client.readToEnd(), UTF_8);
                    assertThat(all.replace("\r\n", "\n")).isEqualTo(example.shown);
                }
            }
        }
    }

    private static String[] args(Example example) {
        String[] words = example.command.split(" ");
        return Arrays.copyOfRange(words, 1, words.length);
    }

    /** What is measured differs, as do its units of bytes; what is told does not. */
    private static String withoutNumbers(String text) {
        return text.replaceAll(" +[\\d,.]++(?! %| s| conn| quer)", " N")
                .replaceAll("[kMG]B", "B")
                .replaceAll(":\\d+", ":N");
    }

    @Test
    void the_java_example_runs() throws QueryException {
        UnicodeNameIndex index = WholeIndex.INDEX;
        QueryResult hearts = new Finder(index).find("\"black heart\" -heavy");
        assertThat(hearts.total()).isEqualTo(2);
        assertThat(hearts.matches().next().name()).isEqualTo("BLACK HEART SUIT");
        assertThat(index.find("chess rook", 0, 2).characters()).hasSize(2);
    }
}
