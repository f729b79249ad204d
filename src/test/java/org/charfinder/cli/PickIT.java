package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.charfinder.process.Program;
import org.charfinder.process.Program.Result;
import org.charfinder.process.Terminal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code pick} at a terminal, as users run it; and without one. */
class PickIT {

    private static final String FRAME_END = "\u001B[?2026l";

    @TempDir
    private static Path folder;

    private static Program program;

    @BeforeAll
    static void there_is_an_index() throws Exception {
        program = new Program(folder, Map.of());
        program.run("find", "rook");
    }

    /** A shell at a terminal of 80 by 24, in which $PICK is the command. */
    private static Terminal shell(String environment, String script) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path file = Files.createTempFile(folder, "session", ".sh");
        Files.writeString(
                file,
                "stty rows 24 cols 80; export LC_ALL=C TERM=xterm-256color XDG_CACHE_HOME=%s %s\n"
                                .formatted(folder.resolve("cache"), environment)
                        + "PICK='%s -XX:TieredStopAtLevel=1 -jar %s pick'\n"
                                .formatted(java, System.getProperty("charfinder.jar"))
                        + script);
        return new Terminal("cd " + folder + " && bash " + file);
    }

    @Test
    void what_is_picked_goes_to_standard_output_and_the_screen_does_not() throws Exception {
        try (Terminal terminal = shell("", "echo x | $PICK; echo \"[$($PICK rook)] $?\"")) {
            terminal.await(FRAME_END);
            terminal.type("\u0007"); // the first one is only left
            terminal.await("\u001B[?1049h");
            assertThat(terminal.await(FRAME_END)).contains("rook").doesNotContain("CHESS"); // before it is found
            assertThat(terminal.await(FRAME_END)).contains("WHITE CHESS ROOK");
            assertThat(terminal.await(FRAME_END)).contains("U+2656"); // on the card, which comes next
            terminal.type(" black\u001B[B\t\u001B[A\r");
            terminal.await("\u001B[?1049l");
            assertThat(terminal.await("] 0")).contains("[").doesNotContain("U+2656");
            assertThat(terminal.exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"'\u001B', 130", "'\u0003', 130", "'\u0004', 130"})
    void leaving_restores_the_screen_and_the_modes(String key, int code) throws Exception {
        String script = "before=$(stty -g); $PICK; code=$?; [ \"$before\" = \"$(stty -g)\" ] && echo same $code";
        try (Terminal terminal = shell("NO_COLOR=1", script)) {
            assertThat(terminal.await(FRAME_END)).contains("\u001B[?1049h").doesNotContain("38;5");
            terminal.type(key);
            terminal.await("\u001B[?1049l");
            assertThat(terminal.readToEnd()).contains("same " + code);
        }
    }

    @Test
    void a_signal_restores_them_too() throws Exception {
        String script = "before=$(stty -g); { sleep 0.1; until stty -a </dev/tty | grep -q -- -icanon; do"
                + " sleep 0.1; done; sleep 0.5; kill $(pgrep -P $$ java); } & $PICK; code=$?;"
                + " [ \"$before\" = \"$(stty -g)\" ] && echo same $code";
        try (Terminal terminal = shell("", script)) {
            terminal.await("\u001B[?1049l");
            assertThat(terminal.readToEnd()).contains("same 143");
        }
    }

    @Test
    void control_z_stops_the_job_and_its_continuation_shows_the_screen_again() throws Exception {
        String script = "set -m; before=$(stty -g); $PICK rook; echo stopped $?;"
                + " [ \"$before\" = \"$(stty -g)\" ] && echo same; fg; echo ended $?";
        try (Terminal terminal = shell("", script)) {
            terminal.await("U+2656");
            terminal.type("\u001A");
            assertThat(terminal.await("same")).contains("\u001B[?1049l").contains("stopped 148");
            terminal.await("\u001B[?1049h");
            assertThat(terminal.await(FRAME_END)).contains("WHITE CHESS ROOK");
            terminal.type("\r");
            assertThat(terminal.readToEnd()).contains("\u2656").contains("ended 0");
        }
    }

    @Test
    void control_z_does_nothing_while_a_shell_waits_for_the_output() throws Exception {
        try (Terminal terminal = shell("", "set -m; echo \"[$($PICK rook)] $?\"")) {
            terminal.await("U+2656");
            terminal.type("\u001A\r");
            assertThat(terminal.readToEnd()).contains("[\u2656] 0");
        }
    }

    @Test
    void a_new_size_is_painted_at_once_and_the_clipboard_is_set() throws Exception {
        String script = "{ until stty -a </dev/tty | grep -q -- -icanon; do sleep 0.1; done; sleep 0.5;"
                + " stty rows 5 cols 20 </dev/tty; } & $PICK --copy -f '{code}' snowman";
        try (Terminal terminal = shell("", script)) {
            terminal.await("\u2502"); // the rule beside the card
            assertThat(terminal.await("SNOWMAN WITHO\u2026")).contains("\u001B[2J");
            terminal.type("\r");
            assertThat(terminal.readToEnd()).contains("\u001B]52;c;4piD\u0007").contains("U+2603");
        }
    }

    @ParameterizedTest
    @CsvSource({"dumb, a dumb terminal", "'', TERM is not set"})
    void a_terminal_that_can_do_nothing_is_an_error_of_one_line(String type, String said) throws Exception {
        Result result = new Program(folder, Map.of("TERM", type)).run("pick");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(said).contains("charfinder find WORD").hasLineCount(1);
    }

    @Test
    void so_is_none() throws Exception {
        Result result = new Program(folder, Map.of("TERM", "xterm"))
                .launchedBy("setsid", "-w")
                .run("pick");
        assertThat(result)
                .isEqualTo(new Result(
                        1,
                        "",
                        "charfinder: there is no terminal; to search without a screen: charfinder find WORD...\n"));
    }
}
