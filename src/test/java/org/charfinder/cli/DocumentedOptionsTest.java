package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/** The tables of commands, of options and of their defaults in docs are those of the program. */
class DocumentedOptionsTest {

    private static final Path COMMANDS = Path.of("docs", "COMMANDS.md");
    private static final Path OPERATING = Path.of("docs", "OPERATING.md");

    private static final Pattern LIMIT = Pattern.compile("(?m)^\\| `(--[a-z-]+)` \\| ([\\d,]+)( min| s|) \\|");
    private static final Pattern OPTION = Pattern.compile("`(--?[a-z][a-z-]*)");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\| `([a-z]+)");

    private static final CommandSpec SERVE = new ServeCommand().spec;

    /** An option with its default, as a command line has it: {@code 30m}. */
    record Limit(String option, String defaultValue) {}

    static List<Limit> limits() throws IOException {
        return LIMIT.matcher(section(OPERATING, "## What it withstands"))
                .results()
                .map(row -> new Limit(row.group(1), row.group(2).replace(",", "") + row.group(3)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("limits")
    void a_limit_has_the_default_that_the_table_says(Limit limit) {
        assertThat(written(SERVE.findOption(limit.option).defaultValue())).isEqualTo(limit.defaultValue);
    }

    /** A value of an option, as the table writes it. */
    private static String written(String value) {
        return value.replaceFirst("m$", " min").replaceFirst("s$", " s");
    }

    @Test
    void the_table_of_limits_has_rows() throws IOException {
        assertThat(limits()).extracting(Limit::option).contains("--max-clients", "--idle-timeout", "--grace");
    }

    @Test
    void the_tables_of_serve_have_all_its_options_and_no_others() throws IOException {
        String behindProxies = section(OPERATING, "## What it withstands");
        String serve = section(COMMANDS, "## serve");
        List<String> told = Stream.of(serve, behindProxies)
                .flatMap(text -> OPTION.matcher(text).results())
                .map(option -> option.group(1))
                .toList();
        assertThat(told).allMatch(option -> SERVE.findOption(option) != null);
        assertThat(SERVE.options())
                .filteredOn(option -> !option.usageHelp() && !option.versionHelp())
                .allMatch(option -> Stream.of(option.names()).anyMatch(told::contains));
    }

    @Test
    void the_table_of_commands_has_each_command() throws IOException {
        assertThat(COMMAND.matcher(section(COMMANDS, "## Commands")).results().map((MatchResult row) -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(CommandLineInterface.whole().getSubcommands().keySet().stream()
                        .filter(name -> !name.equals("help"))
                        .toList());
    }

    /** The text from a heading to the next one of its level. */
    private static String section(Path document, String heading) throws IOException {
        String text = Files.readString(document);
        int start = text.indexOf("\n" + heading + "\n") + heading.length() + 2;
        return text.substring(start, text.indexOf("\n## ", start));
    }
}
