package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.charfinder.query.FoundCodes.codes;

import java.util.List;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers behind a word that says how they are written. */
class LabelledNumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dec:9820                 | U+265C",
                "DEC: 9820                | U+265C",
                "dec=9820                 | U+265C",
                "dec 9820                 | U+265C",
                "decimal 9820             | U+265C",
                "dec:9820,9814            | U+265C U+2656",
                "dec:9820 9814            | U+265C U+2656",
                "hex:265c                 | U+265C",
                "hex 0x265C               | U+265C",
                "hexadecimal:U+265C       | U+265C",
                "oct:23134                | U+265C",
                "octal 23134              | U+265C",
                "bin:10011001011100       | U+265C",
                "binary 10011001011100    | U+265C",
                "code:265C                | U+265C",
                "unicode:265C             | U+265C",
                "codepoint:265C           | U+265C",
                "code point: 265C         | U+265C",
                "utf8:E2999C              | U+265C",
                "UTF-8: E2 99 9C          | U+265C",
                "utf-8 0xE2 0x99 0x9C     | U+265C",
                "utf8:41                  | U+0041",
                "utf16:D83DDE00           | U+1F600",
                "UTF-16: D83D DE00        | U+1F600",
                "utf32:0001F600           | U+1F600",
                "0d9820                   | U+265C",
                "0o23134                  | U+265C",
                "0b10011001011100         | U+265C",
                "0o23134 0o23126          | U+265C U+2656",
            })
    void a_label_says_how_a_number_is_written(String query, String found) throws QueryException {
        for (Order order : Order.values()) {
            assertThat(codes(query, order)).as("%s", order).isEqualTo(List.of(found.split(" ")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dec:rook", "dec:", "hex:xyz", "oct:9", "bin:2", "utf8:E2", "utf8:E29", "utf16:D83", "0o9"})
    void what_is_no_such_number_is_text(String query) throws QueryException {
        assertThat(LabelledNumbers.read(query)).isNull();
    }

    @Test
    void a_number_beyond_unicode_is_an_error() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> new Finder(WholeIndex.INDEX).find("dec:1114112"))
                .withMessage("no code point U+110000; the last one is U+10FFFF");
    }

    @ParameterizedTest
    @CsvSource({"hex bolt", "dec syllable", "code", "octal"})
    void words_stay_words(String query) throws QueryException {
        assertThat(LabelledNumbers.read(query)).isNull();
    }
}
