package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pager is used. */
class PagerTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, more,    more",
                "most, more,    most",
                "'',   more,    none",
                "cat,  more,    none",
                "none, cat,     none",
                "none, '',      none",
                "none, ' ',     none",
                "less -S, more, less -S",
                "none, none,    none",
            })
    void the_own_variable_comes_first(String own, String common, String command) {
        Map<String, String> environment = new HashMap<>(Map.of("PATH", "/no/such/folder"));
        environment.put("CHARFINDER_PAGER", own);
        environment.put("PAGER", common);
        environment.values().removeIf(value -> value == null);
        assertThat(Pager.command(environment)).isEqualTo(command);
    }

    @Test
    void less_is_used_if_it_is_installed(@TempDir Path folder) throws Exception {
        Map<String, String> environment = Map.of("PATH", "/no/such/folder:" + folder);
        assertThat(Pager.command(environment)).isNull();
        assertThat(Files.createFile(folder.resolve("less")).toFile().setExecutable(true))
                .isTrue();
        assertThat(Pager.command(environment)).isEqualTo("less");
    }
}
