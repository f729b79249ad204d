package org.charfinder.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockNamesTest {

    @ParameterizedTest
    @CsvSource({
        "0041,   Basic Latin",
        "00E9,   Latin-1 Supplement",
        "0100,   Latin Extended-A",
        "265C,   Miscellaneous Symbols",
        "2E80,   CJK Radicals Supplement",
        "3000,   CJK Symbols and Punctuation",
        "3400,   CJK Unified Ideographs Extension A",
        "A840,   Phags-pa",
        "10000,  Linear B Syllabary",
        "12F90,  Cypro-Minoan",
        "1FA00,  Chess Symbols",
        "10FFFF, Supplementary Private Use Area-B",
        "2FE0,   ", // between two blocks
    })
    void blocks_are_called_as_the_character_database_calls_them(String code, String name) {
        assertThat(BlockNames.of(Integer.parseInt(code, 16))).isEqualTo(name);
    }

    @Test
    void all_of_debians_are() throws IOException {
        CharacterDatabase database = CharacterDatabase.read("Blocks.txt");
        assertThat(database.lines()).hasSizeGreaterThan(300).allSatisfy(line -> {
            String name = BlockNames.of(Integer.parseInt(line.substring(0, line.indexOf("..")), 16));
            if (name != null || !database.isNewerThanIcu()) {
                assertThat(name).isEqualTo(line.substring(line.indexOf("; ") + 2));
            }
        });
    }
}
