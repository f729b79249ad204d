package org.charfinder.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.UnicodeSet;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeNamesTest {

    @Test
    void code_points_are_written_as_in_the_standard() {
        assertThat(UnicodeNames.notation(0)).isEqualTo("U+0000");
        assertThat(UnicodeNames.notation(0x265C)).isEqualTo("U+265C");
        assertThat(UnicodeNames.notation(0x10FFFF)).isEqualTo("U+10FFFF");
        assertThat(UnicodeNames.notation(0xFFFF_FFFFL)).isEqualTo("U+FFFFFFFF");
        assertThat(UnicodeNames.notation("a🇫\uDC00")).isEqualTo("U+0061 U+1F1EB U+DC00");
    }

    private static final int DERIVED_NAMES_EXPECTED = 149_000; // Unicode 15.0 has more than that
    private static final Version UNASSIGNED = new Version(0, 0); // the age of what is not assigned

    @ParameterizedTest
    @CsvSource({
        "20, SPACE",
        "265C, BLACK CHESS ROOK",
        "AC00, HANGUL SYLLABLE GA",
        "C21C, HANGUL SYLLABLE SUN",
        "4E00, CJK UNIFIED IDEOGRAPH-4E00",
        "F900, CJK COMPATIBILITY IDEOGRAPH-F900",
        "17000, TANGUT IDEOGRAPH-17000",
        "18B00, KHITAN SMALL SCRIPT CHARACTER-18B00",
        "18E00, JURCHEN CHARACTER-18E00",
        "19191, JURCHEN CHARACTER-19191",
        "191A0, JURCHEN RADICAL-01",
        "1B170, NUSHU CHARACTER-1B170",
        "3D000, SMALL SEAL CHARACTER-3D000",
        "3FC3F, SMALL SEAL CHARACTER-3FC3F",
        "E01EF, VARIATION SELECTOR-256",
    })
    void the_name_is_the_name_property(String codePoint, String name) {
        assertThat(UnicodeNames.nameOf(Integer.parseInt(codePoint, 16))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, '\n', 0x7F, 0x85, 0xD800, 0xDFFF, 0xE000, 0x378, 0xFFFE, 0xF0000, 0x10FFFF})
    void controls_surrogates_private_use_and_unassigned_have_no_name(int codePoint) {
        assertThat(UnicodeNames.nameOf(codePoint)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "265C, BLACK CHESS ROOK",
        "A, <control-000A>",
        "7F, <control-007F>",
        "9B, <control-009B>",
        "D800, <surrogate-D800>",
        "DFFF, <surrogate-DFFF>",
        "E000, <private-use-E000>",
        "F0000, <private-use-F0000>",
        "10FFFD, <private-use-10FFFD>",
        "FDD0, <noncharacter-FDD0>",
        "FFFE, <noncharacter-FFFE>",
        "10FFFF, <noncharacter-10FFFF>",
        "378, <unassigned-0378>",
        "19192, <unassigned-19192>",
        "3CFFF, <unassigned-3CFFF>",
        "3FC40, <unassigned-3FC40>",
        "E0FFF, <unassigned-E0FFF>",
    })
    void what_has_no_name_has_a_label(String codePoint, String label) {
        assertThat(UnicodeNames.labelOf(Integer.parseInt(codePoint, 16))).isEqualTo(label);
    }

    /** If ICU comes to have these names, too, nothing needs to derive them. */
    @Test
    void every_name_is_that_of_icu_or_derived_whichever_release_of_java_runs() {
        UnicodeSet derived = new UnicodeSet();
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String name = UnicodeNames.nameOf(codePoint);
            if (name != null && UCharacter.getName(codePoint) == null) {
                derived.add(codePoint);
            } else {
                assertThat(name).isEqualTo(UCharacter.getName(codePoint));
            }
        }
        assertThat((Object) derived).isEqualTo(new UnicodeSet(0x18E00, 0x19191, 0x3D000, 0x3FC3F));
    }

    /** If this fails, ICU has characters whose names follow a rule that it lacks. */
    @Test
    void every_character_but_controls_surrogates_and_private_use_has_a_name() {
        UnicodeSet assigned = new UnicodeSet("[^[:Cn:][:Cc:][:Cs:][:Co:]]");
        assertThat(assigned.stream()).noneMatch(one -> UnicodeNames.nameOf(one.codePointAt(0)) == null);
    }

    @Test
    void every_name_of_the_installed_character_database_is_the_name() throws IOException {
        CharacterDatabase database = CharacterDatabase.read("extracted/DerivedName.txt");
        Map<Integer, String> expected = derivedNames(database.lines());
        assertThat(expected).hasSizeGreaterThan(DERIVED_NAMES_EXPECTED);
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            Version age = UnicodeNames.ageOf(codePoint);
            boolean then = age.compareTo(database.version()) <= 0;
            boolean unknown = age.equals(UNASSIGNED) && database.isNewerThanIcu();
            if (!unknown) {
                assertThat(then ? UnicodeNames.nameOf(codePoint) : null)
                        .as("U+%04X", codePoint)
                        .isEqualTo(expected.get(codePoint));
            }
        }
    }

    /** Lines such as {@code 0020 ; SPACE} and {@code 3400..4DBF ; CJK UNIFIED IDEOGRAPH-*}. */
    private static Map<Integer, String> derivedNames(List<String> lines) {
        Map<Integer, String> names = new HashMap<>();
        for (String line : lines) {
            String[] fields = line.split(" *; *");
            String[] range = fields[0].trim().split("\\.\\.");
            int first = Integer.parseInt(range[0], 16);
            int last = Integer.parseInt(range[range.length - 1], 16);
            for (int codePoint = first; codePoint <= last; codePoint++) {
                names.put(codePoint, fields[1].trim().replace("*", "%04X".formatted(codePoint)));
            }
        }
        return names;
    }

    @ParameterizedTest
    @CsvSource({"41, 1.1", "20AC, 2.1", "1F600, 6.1", "1FAE9, 16.0", "378, 0.0"})
    void the_age_is_the_version_that_brought_it(String codePoint, String version) {
        assertThat(UnicodeNames.ageOf(Integer.parseInt(codePoint, 16))).isEqualTo(Version.parse(version));
    }
}
