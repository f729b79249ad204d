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

/** What a shell completes, once it has read what {@code completion} prints. */
class CompletionIT {

    /** Does what bash does when Tab is typed behind the words. Outside of a completion compopt would be an error. */
    private static final String TAB = """
            source completion.sh || exit
            compopt() { :; }
            COMP_WORDS=(%s) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            $(complete -p charfinder | sed -E 's/.* -F (\\S+) .*/\\1/') charfinder
            printf '%%s\\n' "${COMPREPLY[*]}"
            """;

    @TempDir
    private static Path folder;

    private static Program program;

    @BeforeAll
    static void write() throws Exception {
        program = new Program(folder, Map.of());
        assertThat(program.shell("$CHARFINDER completion >completion.sh")).isEqualTo(new Result(0, "", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "charfinder ''                   |serve find pick info words ask index bench completion help",
                "charfinder fi                   |find",
                "charfinder find --f             |--format",
                "charfinder find --format ''     |plain json jsonl csv tsv",
                "charfinder find --format js     |json jsonl",
                "charfinder find --format csv --l|--limit",
                "charfinder find rook --te       |--template",
                "charfinder find --or            |--order",
                "charfinder find --order ''      |code best",
                "charfinder serve --order b      |best",
                "charfinder serve --ho           |--host",
                "charfinder info --format ''     |plain json",
                "charfinder pick --co            |--copy --color",
                "charfinder pick --color ''      |auto always never",
                "charfinder help wo              |words",
                "charfinder xyz                  |''",
            })
    void commands_options_and_values_are_completed(String typed, String completions) throws Exception {
        assertThat(program.shell(TAB.formatted(typed))).isEqualTo(new Result(0, completions + "\n", ""));
    }

    @Test
    void a_command_is_completed_wherever_it_lies() throws Exception {
        Result result = program.shell("eval \"$($CHARFINDER completion)\"; complete -p charfinder");
        assertThat(result.out())
                .as("bash looks for what follows the last slash")
                .endsWith(" charfinder\n");
        assertThat(result.err()).isEmpty();
    }
}
