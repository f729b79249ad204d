package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        "find -x, find -- -x",
        "find -x rook, find -- -x rook",
        "find chess -x, find -- chess -x",
        "find -o, find -- -o",
        "find -o code rook, find -o -- code rook",
        "find -limit 3 rook, find -limit -- 3 rook",
        "find rook -limit, find -- rook -limit",
        "find rook -n3, find -n3 -- rook",
        "find -n=3 rook, find -n=3 -- rook",
        "find -n 3 rook, find -n 3 -- rook",
        "find -q rook, find -q -- rook",
        "find -qn 3 rook, find -qn 3 -- rook",
        "find rook -qf{char}, find -qf{char} -- rook",
        "find -fish, find -- -fish",
        "find -nope, find -- -nope",
        "find --limit=3 rook, find --limit=3 -- rook",
        "find - -q, find -q -- -",
        "find -> --limit 3, find --limit 3 -- ->",
        "find --limit 3 <- ->, find --limit 3 -- <- ->",
        "find chess -black --order code, find --order code -- chess -black",
        "find -black, find -- -black",
        "find -- -black, find -- -black",
        "find --- --limit 3, find --limit 3 -- ---",
        "find -- --, find -- --",
        "find rook -f{char}, find -f{char} -- rook",
        "find --bogus rook, find --bogus -- rook",
    })
    void options_come_before_text(String arguments, String ordered) {
        List<String> all = List.of(arguments.split(" "));
        TextArguments.Sorted sorted = TextArguments.sorted(new FindCommand(null).spec, all.subList(1, all.size()));
        assertThat("find " + String.join(" ", sorted.inOrder())).isEqualTo(ordered);
    }

    @ParameterizedTest
    @CsvSource({"-, true", "-q -, true", "-- -, false", "- rook, false", "--, false"})
    void a_hyphen_alone_is_standard_input(String arguments, boolean input) {
        List<String> all = List.of(arguments.split(" "));
        assertThat(TextArguments.sorted(new FindCommand(null).spec, all).isStandardInput())
                .isEqualTo(input);
    }
}
