package org.charfinder.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.charfinder.process.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@code scripts/package} is called. What it makes, {@code scripts/package check} tries. */
class PackageScriptTest {

    private static final Path SCRIPT = Path.of("scripts", "package").toAbsolutePath();

    private static String run(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return Program.exitCode(process) + " " + said;
    }

    @ParameterizedTest
    @CsvSource({
        "rpm, rpm is no kind of package",
        "deb rpm, rpm is no kind of package",
        "--verbose, unknown option --verbose",
        "check ../etc, ../etc is no suite of Debian",
    })
    void wrong_usage_is_an_error_of_one_line_with_code_2(String args, String reason) throws Exception {
        assertThat(run(args.split(" ")))
                .startsWith("2 charfinder: " + reason + "; usage: scripts/package ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"--help", "-h"})
    void help_names_each_kind_and_makes_nothing(String option) throws Exception {
        assertThat(run(option))
                .startsWith("0 ")
                .contains("scripts/package deb ", "scripts/package tarball ", "scripts/package image ");
    }

    /** What a template leaves to be filled in, the script fills in. */
    @Test
    void the_script_fills_in_all_that_templates_leave_open() throws Exception {
        String script = Files.readString(SCRIPT);
        for (String template : List.of("charfinder", "deb/control", "tarball/README")) {
            assertThat(Pattern.compile("@([A-Z_]+)@")
                            .matcher(Files.readString(Path.of("src/package", template)))
                            .results())
                    .isNotEmpty()
                    .allSatisfy(key -> assertThat(script).contains(" " + key.group(1) + " \""));
        }
    }
}
