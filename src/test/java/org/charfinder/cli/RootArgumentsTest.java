package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which command is meant by arguments that name none. */
class RootArgumentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                   | serve",
                "rook                 | find",
                "chess rook           | find",
                "U+265C               | find",
                "'->'                 | find",
                "-                    | find",
                "-x                   | find",
                "-black chess         | find",
                "-- serve             | find",
                "--                   | find",
                "serv                 | find",
                "serve                | ''",
                "find find            | ''",
                "help                 | ''",
                "-h                   | ''",
                "--version            | ''",
                "--limit 3 rook       | find",
                "-n 3 rook            | find",
                "-n3 rook             | find",
                "-q rook              | find",
                "rook --limit 3       | find",
                "--order=code rook    | find",
                "-f {char} rook       | find",
                "--limit 3 -- serve   | find",
                "--limit 3 rook words | find",
                "--limt 3 rook        | find",
                "--limit 20           | serve",
                "--order best         | serve",
                "--port 2424          | serve",
                "--port=2424 ::1      | serve",
                "--limit 3 --port 0   | serve",
                "-v                   | serve",
                "--prot 1             | serve",
                "--frob               | serve",
                "--frob rook          | find",
                "--port 1 find rook   | ''",
                "--limit 3 find rook  | ''",
            })
    void what_names_no_command_finds_or_serves(String arguments, String command) {
        List<String> args = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));
        List<String> call = RootArguments.call(args).arguments();
        assertThat(String.join(" ", call)).isEqualTo((command + " " + arguments).strip());
    }

    @ParameterizedTest
    @CsvSource({
        "serv, serve",
        "fnd, find",
        "inof, info",
        "bnech, bench",
        "compl, completion",
        "se, ",
        "rook, ",
        "snowman, ",
    })
    void a_mistyped_command_is_near_to_one(String word, String command) {
        assertThat(CommandNames.near(word)).isEqualTo(command);
    }
}
