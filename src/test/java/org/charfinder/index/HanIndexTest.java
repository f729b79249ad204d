package org.charfinder.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.charfinder.unicode.Unihan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An index has all that the resource has, although it keeps only numbers of words. */
class HanIndexTest {

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;
    private static final HanIndex IDEOGRAPHS = new CharacterLookup(INDEX).ideographs();

    @Test
    void an_index_has_every_text_of_the_resource() {
        Unihan unihan = Unihan.read();
        assertThat(unihan.entries()).hasSizeGreaterThan(50_000);
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < unihan.entries().size(); i += 37) { // each takes a fraction of a millisecond
            Unihan.Entry entry = unihan.entries().get(i);
            int numbers = unihan.radicalAndStrokes(entry.codePoint());
            all.assertThat(IDEOGRAPHS.character(entry.codePoint()))
                    .isEqualTo(new HanCharacter(
                            numbers >>> 8 & 0xFF,
                            numbers & 0xFF,
                            list(entry.pinyin()),
                            list(entry.on()),
                            list(entry.kun()),
                            entry.meaning()));
        }
        all.assertAll();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6C34 |  85 |  4 | shuǐ | スイ          | みず, かわ | water, liquid, lotion, juice",
                "99AC | 187 | 10 | mǎ   | バ, メ, ボ, モ, マ | うま, ま  | horse; surname; Kangxi radical 187",
                "9A6C | 187 |  3 | mǎ   | ''           | ''       | horse; surname; Kangxi radical 187",
            })
    void an_ideograph_has(String code, int radical, int strokes, String pinyin, String on, String kun, String meaning) {
        assertThat(IDEOGRAPHS.character(Integer.parseInt(code, 16)))
                .isEqualTo(new HanCharacter(radical, strokes, list(pinyin), list(on), list(kun), meaning));
    }

    private static List<String> list(String readings) {
        return readings.isEmpty() ? List.of() : List.of(readings.split(",? "));
    }

    @ParameterizedTest
    @CsvSource({"A", "あ", "♜", "가"})
    void what_is_no_ideograph_has_nothing(String character) {
        assertThat(IDEOGRAPHS.character(character.codePointAt(0))).isEqualTo(HanCharacter.NONE);
    }

    @Test
    void an_index_of_chosen_characters_has_their_ideographs_only() {
        HanIndex few = new CharacterLookup(UnicodeNameIndex.of('A', 0x4E00, 0x6C34, 0x20000)).ideographs();
        assertThat(few.character(0x6C34).pinyin()).containsExactly("shuǐ");
        assertThat(few.character(0x20000).radical()).isEqualTo(1);
        assertThat(few.character(0x706B)).isEqualTo(HanCharacter.NONE);
        assertThat(new CharacterLookup(UnicodeNameIndex.of('A')).ideographs().character(0x6C34))
                .isEqualTo(HanCharacter.NONE);
    }

    @Test
    void ideographs_take_at_most_1_4_million_bytes() {
        int bytes = Section.all().stream()
                .filter(section -> section.toString().startsWith("HAN_"))
                .mapToInt(INDEX.sections().contents()::length)
                .sum();
        assertThat(bytes).isBetween(1_000_000, 1_400_000);
    }
}
