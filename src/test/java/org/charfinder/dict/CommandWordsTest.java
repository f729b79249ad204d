package org.charfinder.dict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "DEFINE * rook             > DEFINE|*|rook",
                "DEFINE * \"chess rook\"   > DEFINE|*|chess rook",
                "DEFINE * 'chess rook'     > DEFINE|*|chess rook",
                "DEFINE * chess\\ rook     > DEFINE|*|chess rook",
                "DEFINE * che\"ss r\"'ook' > DEFINE|*|chess rook",
                "DEFINE  *   \trook        > DEFINE|*|rook",
                "DEFINE * \"it's\"         > DEFINE|*|it's",
                "DEFINE * \\\"             > DEFINE|*|\"",
                "DEFINE * \"a \\\"b\\\"\"  > DEFINE|*|a \"b\"",
                "DEFINE * '\\\\'           > DEFINE|*|\\",
                "DEFINE * ♜                > DEFINE|*|♜",
                "QUIT                      > QUIT",
            })
    void words(String line, String words) {
        assertThat(CommandWords.of(line)).containsExactly(words.split("\\|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " \t "})
    void nothing_has_no_words(String line) {
        assertThat(CommandWords.of(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEFINE * \"\"", "DEFINE * ''"})
    void a_word_may_be_empty(String line) {
        assertThat(CommandWords.of(line)).containsExactly("DEFINE", "*", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEFINE * \"rook", "DEFINE * 'rook\"", "DEFINE * rook\\", "\""})
    void what_is_begun_must_be_ended(String line) {
        assertThat(CommandWords.of(line)).isNull();
    }

    @Property
    void a_quoted_text_is_one_word(@ForAll String text) {
        assertThat(CommandWords.of("x " + CommandWords.quoted(text) + " y")).isEqualTo(List.of("x", text, "y"));
    }
}
