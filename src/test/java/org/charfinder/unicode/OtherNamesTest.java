package org.charfinder.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charfinder.unicode.OtherNames.Entry;
import org.charfinder.unicode.OtherNames.InLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherNamesTest {

    private static final List<Entry> ENTRIES = OtherNames.read();
    private static final Map<String, Entry> BY_CHARACTERS =
            ENTRIES.stream().collect(Collectors.toMap(Entry::characters, Function.identity()));

    @ParameterizedTest
    @CsvSource({
        "0A, LINE FEED",
        "0A, LF",
        "80, PADDING CHARACTER", // which is called so, but was never standardized
        "A0, NBSP",
        "B6, paragraph sign",
        "200D, ZWJ",
        "21DE, page up",
        "FEFF, BYTE ORDER MARK",
        "FE18, PRESENTATION FORM FOR VERTICAL RIGHT WHITE LENTICULAR BRACKET", // its name has BRAKCET
        "16881, BAMUM LETTER PHASE-B PUNGGAAM", // new in Unicode 18.0
        "01C3, latin letter exclamation mark", // (1.0)
        "221F, with", // with (in chess notation)
        "1F70A, mercurius vivus",
    })
    void aliases_are_those_of_the_character_database(String code, String alias) {
        assertThat(entry(code).aliases()).contains(alias);
    }

    @Test
    void formal_aliases_come_first() {
        assertThat(entry("A").aliases()).startsWith("LINE FEED", "NEW LINE").endsWith("EOL");
    }

    @ParameterizedTest
    @CsvSource({
        "2603, snowman, cold",
        "1F974, woozy face, drunk",
        "B6, paragraph mark, pilcrow",
        "20AC, euro, currency",
        "23 20E3, keycap: #, keycap",
        "1F1EB 1F1F7, flag: France, flag",
        "1F3F4 E0067 E0062 E0073 E0063 E0074 E007F, flag: Scotland, flag",
        "1F468 200D 1F4BB, man technologist, coder",
        "2764 200D 1F525, heart on fire, burn", // U+2764 U+FE0F U+200D U+1F525 for ICU
    })
    void an_english_short_name_and_keywords_are_cldrs(String codes, String shortName, String keyword) {
        Entry entry = entry(codes);
        assertThat(entry.shortName()).isEqualTo(shortName);
        assertThat(entry.keywords()).contains(keyword);
    }

    @ParameterizedTest
    @CsvSource({
        "2600, zh, 太阳",
        "2600, zh-Hant, 太陽",
        "2600, ja, 晴れ",
        "2600, ko, 태양",
        "2600, es, soleado",
        "2600, fr, soleil",
        "2603, de, Schneemann",
        "2603, zh, 雪人",
        "2600, it, sole",
        "26C4, pt, boneco de neve sem neve",
        "2600, ru, солнце",
        "2600, uk, сонце",
        "26C4, pl, bałwan bez śniegu",
        "2600, nl, zon",
        "2600, sv, väder",
        "2600, tr, güneş",
        "2600, ar, شمس",
        "2600, he, שמש",
        "2600, fa, خورشید",
        "2600, hi, सूर्य",
        "2600, bn, সূর্য",
        "2600, id, matahari",
        "2600, vi, mặt trời",
        "2600, th, พระอาทิตย์",
        "2600, el, ήλιος",
        "2600, cs, slunce",
        "26C4, da, snemand uden snevejr",
        "26C4, no, snømann uten snø",
        "2600, fi, aurinko",
        "2600, hu, nap",
        "2600, ro, soare",
        "26C4, sk, snehuliak bez snehu",
        "2600, hr, sunce",
        "2600, bg, слънце",
        "26C4, ca, ninot de neu sense neu",
        "2600, ms, angkasa lepas",
        "2600, ta, சூரியன்",
        "2600, ur, سورج",
        "1F1EB 1F1F7, de, Flagge: Frankreich",
        "23 20E3, de, Taste: #",
    })
    void names_are_there_in_every_language(String codes, String language, String name) {
        assertThat(namesElsewhere(entry(codes))).as(language).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "2764, de, rotes Herz",
        "2764, fr, cœur rouge",
        "26C4, da, snemand uden snevejr",
        "2600, ja, 太陽",
        "2600, zh, 太阳",
    })
    void a_name_has_its_language(String codes, String language, String name) {
        assertThat(entry(codes).elsewhere())
                .filteredOn(names -> names.language().equals(language))
                .singleElement()
                .satisfies(names -> assertThat(names.names()).contains(name));
    }

    @Test
    void every_emoji_sequence_has_a_short_name_but_for_those_that_are_newer_than_cldr() {
        assertThat(EmojiSequences.all()).hasSizeGreaterThan(2_500).allSatisfy(sequence -> {
            String characters = sequence.replace("\uFE0F", "");
            boolean newer = UnicodeNames.ageOf(characters.codePointAt(0)).equals(UnicodeNames.newest());
            if (characters.codePointCount(0, characters.length()) > 1 && !newer) {
                assertThat(entry(UnicodeNames.notation(characters).replace("U+", ""))
                                .shortName())
                        .isNotEmpty();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1F44B 1F3FB, waving hand: light skin tone",
        "1F468 1F3FD 200D 1F4BB, man technologist: medium skin tone",
    })
    void of_a_sequence_with_skin_tones_only_the_short_name_is_told(String codes, String shortName) {
        assertThat(entry(codes))
                .isEqualTo(new Entry(entry(codes).characters(), shortName, List.of(), List.of(), List.of()));
    }

    @Test
    void single_characters_come_before_sequences_and_all_ascend() {
        List<int[]> characters = ENTRIES.stream()
                .map(entry -> entry.characters().codePoints().toArray())
                .toList();
        assertThat(characters)
                .isSortedAccordingTo(Comparator.<int[], Boolean>comparing(codes -> codes.length > 1)
                        .thenComparing(Arrays::compare));
        assertThat(characters).doesNotHaveDuplicates();
        assertThat(ENTRIES).extracting(Entry::characters).doesNotHaveDuplicates();
    }

    @Test
    void only_what_is_assigned_has_other_names() {
        assertThat(ENTRIES)
                .allSatisfy(entry -> assertThat(entry.characters().codePoints().allMatch(UCharacter::isDefined))
                        .isTrue());
    }

    @Test
    void names_are_clean() {
        assertThat(ENTRIES)
                .allSatisfy(entry -> assertThat(names(entry))
                        .isNotEmpty()
                        .allSatisfy(name -> assertThat(name)
                                .isNotEmpty()
                                .isEqualTo(name.strip())
                                .doesNotContain("  ")
                                .doesNotMatch("(?s).*[\\p{Cc}\\p{Zl}\\p{Zp}\\u00A0\\u202F\\u200B\\uFFFD|].*")));
    }

    @Test
    void no_name_is_there_twice_as_a_short_name_or_as_a_keyword() {
        assertThat(ENTRIES).allSatisfy(entry -> {
            assertThat(Stream.of(List.of(entry.shortName()), entry.aliases(), shortNamesElsewhere(entry))
                            .flatMap(List::stream)
                            .filter(name -> !name.isEmpty()))
                    .doesNotHaveDuplicates();
            assertThat(Stream.concat(
                            entry.keywords().stream(),
                            entry.elsewhere().stream().flatMap(language -> language.keywords().stream())))
                    .doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "26E9, zh, 神社", // a keyword in Japanese
        "1F5FE, zh-Hant, 日本",
        "2600, da, ''", // the short name is sol, as in Spanish
        "1F355, de, ''", // Pizza, as in English
        "1F1EF 1F1F5, ja, 旗: 日本",
        "1F1EF 1F1F5, de, Flagge: Japan",
    })
    void a_keyword_never_passes_for_a_short_name(String codes, String language, String shortName) {
        assertThat(entry(codes).elsewhere())
                .filteredOn(names -> names.language().equals(language))
                .extracting(InLanguage::shortName)
                .containsExactly(shortName);
    }

    private static Entry entry(String codes) {
        String characters = Stream.of(codes.split(" "))
                .map(code -> Character.toString(Integer.parseInt(code, 16)))
                .collect(Collectors.joining());
        assertThat(BY_CHARACTERS).containsKey(characters);
        return BY_CHARACTERS.get(characters);
    }

    private static List<String> names(Entry entry) {
        return Stream.of(List.of(entry.shortName()), entry.aliases(), entry.keywords(), namesElsewhere(entry))
                .flatMap(List::stream)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static List<String> shortNamesElsewhere(Entry entry) {
        return entry.elsewhere().stream().map(InLanguage::shortName).toList();
    }

    private static List<String> namesElsewhere(Entry entry) {
        return entry.elsewhere().stream()
                .flatMap(language -> language.names().stream())
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
