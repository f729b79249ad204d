package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which arguments are text and which are options. */
class TextArgumentsTest {

    @ParameterizedTest
    @CsvSource({
        "->, true",
        "-->, true",
        "-_-, true",
        "-1, true",
        "-, true",
        "-♜, true",
        "--1, true",
        "--, false",
        "---, true",
        "----, true",
        "-f, false",
        "-f{char}, false",
        "--limit, false",
        "rook, false",
        "'', false",
    })
    void signs_behind_a_hyphen_are_text(String argument, boolean signs) {
        assertThat(TextArguments.isSigns(argument)).isEqualTo(signs);
    }

    @ParameterizedTest
    @CsvSource({
        "find ->, find -- ->",
        "find -> --limit 3, find --limit 3 -- ->",
        "find --limit 3 <- ->, find --limit 3 -- <- ->",
        "find chess -black --order code, find --order code -- chess -black",
        "find -black, find -black --",
        "find -- -black, find -- -black",
        "find --- --limit 3, find --limit 3 -- ---",
        "find -- --, find -- --",
        "find rook -f{char}, find -f{char} -- rook",
        "find --bogus rook, find --bogus -- rook",
    })
    void options_come_before_text(String arguments, String ordered) {
        String[] found = TextArguments.optionsFirst(new FindCommand().spec, arguments.split(" "));
        assertThat(String.join(" ", found)).isEqualTo(ordered);
    }
}
