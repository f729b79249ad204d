package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.charfinder.process.Program;
import org.charfinder.process.Program.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs if standard output is a terminal. The program script makes one. */
class TerminalIT {

    @TempDir
    private static Path shared;

    private final Program program = new Program(shared, Map.of("PAGER", "sed s/^/page:/", "LESS", ""));

    @BeforeAll
    static void needsATerminal() throws Exception {
        Program.assumeInstalled("script");
    }

    /** @param command in which CHARFINDER is the program */
    private Result onTerminal(String command) throws Exception {
        Result result =
                program.shell("script -qec \"" + command.replace("CHARFINDER ", "$CHARFINDER ") + "\" /dev/null");
        return new Result(result.exitCode(), result.out().replace("\r", ""), result.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CHARFINDER find chess                           | page:U+265F",
                "CHARFINDER chess                                | page:U+265F",
                "CHARFINDER words --top 50                       | page:109319",
                "CHARFINDER info chess rook                      | page:U+2656",
                "CHARFINDER info U+265C                          | U+265C",
                "CHARFINDER find chess --limit 3                 | U+265F",
                "CHARFINDER find chess --no-pager                | U+265F",
                "CHARFINDER find chess > /dev/null; echo sent    | sent",
                "! CHARFINDER find qqqqqqq -q && echo failed     | failed",
                "export CHARFINDER_PAGER=; CHARFINDER find chess | U+265F",
                "PAGER=cat; CHARFINDER find chess                | U+265F",
                "PAGER='head -n 1'; CHARFINDER find cjk --order code | U+2E80",
                "PAGER=false; CHARFINDER find cjk && echo left   | left",
            })
    void long_output_goes_through_the_pager(String command, String out) throws Exception {
        Result result = onTerminal(command);
        assertThat(result.out()).startsWith(out).doesNotContain("Broken pipe", "xception");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void without_the_pager_output_goes_to_the_terminal() throws Exception {
        assertThat(onTerminal("PAGER=no-such-pager; CHARFINDER find chess").out())
                .contains("not found")
                .contains("\nU+265F")
                .endsWith(" matches for 'chess')\n");
    }

    @Test
    void the_name_alone_tells_what_there_is() throws Exception {
        Result result = onTerminal("${CHARFINDER/ -jar/ -Dcharfinder.byName=true -jar}");
        assertThat(result.out())
                .startsWith("charfinder finds Unicode characters")
                .contains("charfinder serve  ");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void ctrl_c_ends_a_server_with_one_line() throws Exception {
        Result result = program.shell("coproc script -qec \"$CHARFINDER serve --port 0\" /dev/null;"
                + " exec 3<&${COPROC[0]} 4>&${COPROC[1]}; read -r line <&3;"
                + " echo \"$line\"; printf '\\003' >&4; cat <&3");
        assertThat(result.out().replace("\r", "").replace("^C", "")).matches("Serving on .*\nServer shutting down.\n");
    }
}
