package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BareNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "265c, [U+265C]",
        "1F1EB 1F1F7, [U+1F1EB U+1F1F7]",
        "1F1EB-1F1F7, [U+1F1EB U+1F1F7]",
        "1f468-200d-1f4bb, [U+1F468 U+200D U+1F4BB]",
        "1f468_200d_1f4bb.svg, [U+1F468 U+200D U+1F4BB]",
        "emoji_u1f468_200d_1f4bb.png, [U+1F468 U+200D U+1F4BB]",
        "u1f468-200d-1f4bb, [U+1F468 U+200D U+1F4BB]",
        "23-20e3, [U+0023 U+20E3]",
        "D83D DE00, '[U+1F600, U+D83D U+DE00]'",
        "d83d, [U+D83D]",
        "DE00 D83D, [U+DE00 U+D83D]",
        "e2 82 ac, '[U+20AC, U+00E2 U+0082 U+00AC]'",
        "F0 9F 98 80 41, '[U+1F600 U+0041, U+00F0 U+009F U+0098 U+0080 U+0041]'",
        "41 42, '[U+0041 U+0042, U+0029 U+002A]'", // only ASCII, so hexadecimal
        "e2 82, [U+00E2 U+0082]", // malformed
        "e282ac, [U+20AC]",
        "f09f9880, [U+1F600]",
        "c3a9, '[U+C3A9, U+00E9]'",
        "8364, '[U+8364, U+20AC]'",
        "8364 9820, '[U+8364 U+9820, U+20AC U+265C]'",
        "128512, [U+1F600]",
        "0041, [U+0041]", // decimal numbers have no zeros before them
    })
    void are_read_in_each_way(String query, String readings) {
        assertThat(BareNumbers.read(query)).hasToString(readings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "110000",
                "u7121",
                "u7121.png",
                "1",
                "rook",
                "facade",
                "1114112",
                "20ac,2656",
                "20ac..2656",
                "4h",
                "1-2",
                "x-ray"
            })
    void anything_else_is_none(String query) {
        assertThat(BareNumbers.read(query)).isEmpty();
    }
}
