package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "info \uFFFD\uFFFD\uFFFD, java -jar charfinder.jar info ♜, info ♜",
        "info \uFFFD\uFFFD x, java -jar charfinder.jar info é x, info é x",
        "info \uFFFD\uFFFD x, some other program, info \uFFFD\uFFFD x",
        "info \uFFFD\uFFFD x, é x, info \uFFFD\uFFFD x",
    })
    void what_java_has_lost_is_read_from_the_command_line(String args, String line, String restored)
            throws IOException {
        Path file = Files.writeString(folder.resolve("cmdline"), line.replace(' ', '\0') + '\0');
        assertThat(Arguments.givenTo(args.split(" "), file)).containsExactly(restored.split(" "));
    }

    @Test
    void where_there_is_no_command_line_they_stay_as_they_are() {
        assertThat(Arguments.givenTo(new String[] {"\uFFFD"}, folder.resolve("none")))
                .containsExactly("\uFFFD");
    }
}
