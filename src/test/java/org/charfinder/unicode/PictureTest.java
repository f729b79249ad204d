package org.charfinder.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import java.io.IOException;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {

    private static final int ABBREVIATIONS_EXPECTED = 280; // all but those of controls

    private static final Set<Byte> NOT_TO_BE_SENT =
            Set.of(UCharacterCategory.CONTROL, UCharacterCategory.SURROGATE, UCharacterCategory.UNASSIGNED);
    private static final Set<Byte> NOT_SAFE = Set.of(
            UCharacterCategory.CONTROL,
            UCharacterCategory.SURROGATE,
            UCharacterCategory.UNASSIGNED,
            UCharacterCategory.FORMAT,
            UCharacterCategory.LINE_SEPARATOR,
            UCharacterCategory.PARAGRAPH_SEPARATOR,
            UCharacterCategory.SPACE_SEPARATOR);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "41|A",
                "20| ",
                "265C|♜",
                "1F600|\uD83D\uDE00",
                "0|␀",
                "A|␊",
                "1B|␛",
                "1F|␟",
                "7F|␡",
                "80|\uFFFD",
                "9B|\uFFFD",
                "D800|\uFFFD",
                "DFFF|\uFFFD",
                "FFFE|\uFFFD",
                "FDD0|\uFFFD",
                "10FFFF|\uFFFD",
                "378|\uFFFD",
                "E000|\uE000",
                "200D|\u200D",
                "202E|\u202E",
                "301|\u0301",
            },
            delimiter = '|')
    void a_character_goes_out_as_it_is_unless_a_terminal_would_obey_it(String codePoint, String picture) {
        assertThat(Picture.of(Integer.parseInt(codePoint, 16))).isEqualTo(picture);
    }

    @ParameterizedTest
    @CsvSource({
        "41, A",
        "265C, ♜",
        "20, ␠",
        "A, ␊",
        "9B, \uFFFD",
        "DC00, \uFFFD",
        "2065, \uFFFD",
        "E000, \uE000",
        "5D0, א",
        "301, ◌\u0301",
        "20E3, ◌\u20E3",
        "903, ◌\u0903",
        "A0, [NBSP]",
        "AD, [SHY]",
        "34F, [CGJ]",
        "600, [U+0600]",
        "61C, [ALM]",
        "115F, [HCF]",
        "17B4, [U+17B4]",
        "180B, [FVS1]",
        "200B, [ZWSP]",
        "200D, [ZWJ]",
        "2003, [EMSP]",
        "2062, [×]",
        "2028, [LS]",
        "2029, [PS]",
        "202E, [RLO]",
        "2060, [WJ]",
        "2069, [PDI]",
        "3000, [IDSP]",
        "FE00, [VS1]",
        "FE0F, [VS16]",
        "FEFF, [BOM]",
        "E0041, [U+E0041]",
        "E0100, [VS17]",
        "E01EF, [VS256]",
    })
    void on_a_card_nothing_is_invisible_or_acts_on_what_is_around_it(String codePoint, String picture) {
        assertThat(Picture.safely(Integer.parseInt(codePoint, 16))).isEqualTo(picture);
    }

    @Test
    void the_abbreviations_are_those_of_the_character_database() throws IOException {
        CharacterDatabase database = CharacterDatabase.read("NameAliases.txt");
        int found = 0;
        int last = -1;
        for (String line : database.lines()) {
            if (!line.endsWith(";abbreviation")) {
                continue;
            }
            String[] fields = line.split(";");
            int codePoint = Integer.parseInt(fields[0], 16);
            boolean unknown =
                    UCharacter.getType(codePoint) == UCharacterCategory.UNASSIGNED && database.isNewerThanIcu();
            if (codePoint != last
                    && codePoint != ' '
                    && UCharacter.getType(codePoint) != UCharacterCategory.CONTROL
                    && !unknown) {
                assertThat(Picture.safely(codePoint)).isEqualTo("[" + fields[1] + "]");
                found++;
            }
            last = codePoint; // of two abbreviations the first counts
        }
        assertThat(found).isGreaterThan(ABBREVIATIONS_EXPECTED);
    }

    @Test
    void nothing_that_cannot_be_sent_is_ever_sent() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String picture = Picture.of(codePoint);
            assertThat(has(picture, c -> NOT_TO_BE_SENT.contains((byte) UCharacter.getType(c))))
                    .as("U+%04X", codePoint)
                    .isFalse();
            assertThat(picture.codePointCount(0, picture.length()))
                    .as("U+%04X", codePoint)
                    .isOne();
        }
    }

    @Test
    void on_a_card_nothing_unsafe_is_ever_sent() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String picture = Picture.safely(codePoint);
            assertThat(has(picture, PictureTest::isUnsafe))
                    .as("U+%04X", codePoint)
                    .isFalse();
            assertThat(isMark(picture.codePointAt(0))).as("U+%04X", codePoint).isFalse();
        }
    }

    private static boolean has(String text, IntPredicate what) {
        return text.codePoints().anyMatch(what);
    }

    private static boolean isUnsafe(int codePoint) {
        return NOT_SAFE.contains((byte) UCharacter.getType(codePoint))
                || UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static boolean isMark(int codePoint) {
        int category = UCharacter.getType(codePoint);
        return category == UCharacterCategory.NON_SPACING_MARK
                || category == UCharacterCategory.COMBINING_SPACING_MARK
                || category == UCharacterCategory.ENCLOSING_MARK;
    }

    @Test
    void what_is_safe_by_itself_is_what_is_shown_as_it_is_or_on_a_circle() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            boolean asItIs = Picture.safely(codePoint).endsWith(Character.toString(codePoint));
            assertThat(Picture.isSafe(codePoint)).as("U+%04X", codePoint).isEqualTo(asItIs);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0065 0301, e\u0301", // a mark stands on what is before it
        "0301, \u25CC\u0301",
        "202E 0041, [RLO]A",
        "1F1EB 1F1F7, \uD83C\uDDEB\uD83C\uDDF7",
        "1F468 200D 1F469, \uD83D\uDC68[ZWJ]\uD83D\uDC69", // no emoji
        "2764 FE0F, \u2764\uFE0F",
    })
    void characters_that_belong_together_are_shown_so(String codes, String shown) {
        StringBuilder characters = new StringBuilder();
        for (String code : codes.split(" ")) {
            characters.appendCodePoint(Integer.parseInt(code, 16));
        }
        assertThat(Picture.safely(characters.toString())).isEqualTo(shown);
    }
}
