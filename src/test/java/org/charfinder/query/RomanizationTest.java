package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RomanizationTest {

    @ParameterizedTest
    @CsvSource({
        "shuǐ, shui3",
        "SHUǏ, shui3",
        "shui3, shui3",
        "shui, shui",
        "nü3, nv3",
        "nǚ, nv3",
        "nv3, nv3",
        "nu:3, nv3",
        "NÜ, nv",
        "ma5, ma5",
        "ma0, ma5",
        "ê, ê",
        "á, a2",
        "ｓｈｕｉ３, shui3",
        "shui³, shui3",
    })
    void pinyin_is_typed_in_many_ways(String typed, String form) {
        assertThat(Romanization.pinyin(typed)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({
        "SUI, true, sui",
        "すい, true, スイ",
        "スイ, true, スイ",
        "ミズ, false, みず",
        "ｽｲ, true, スイ",
        "ﾐｽﾞ, false, みず",
        "ｷﾞｭｳ, true, ギュウ",
        "ｓｕｉ, true, sui",
        "kyū, true, kyuu",
        "kō, true, kou koo",
        "syoku, true, shoku",
        "tuti, false, tsuchi",
        "hune, false, fune",
        "shuu, true, shuu",
        "chuu, true, chuu",
        "zyuu, true, juu",
        "shin'i, true, shini",
        "-, true, ''",
    })
    void japanese_is_typed_in_many_ways(String typed, boolean katakana, String forms) {
        assertThat(Romanization.japanese(typed, katakana).split(" ")).containsExactlyInAnyOrder(forms.split(" "));
    }
}
