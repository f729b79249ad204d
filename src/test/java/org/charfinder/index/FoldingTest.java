package org.charfinder.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which texts are the same for a search. */
class FoldingTest {

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "case,                       RoOK,         rook",
        "case beyond ASCII,          ΣΊΣΥΦΟΣ,      σίσυφος",
        "case of one to several,     STRASSE,      straße",
        "full width,                 ｒｏｏｋ,      rook",
        "styled letters,             𝓻𝕠𝖔𝗄,       rook",
        "ligatures,                  ﬁsh,          fish",
        "accents,                    café,         cafe",
        "accents that combine,       cafe\u0301,   cafe",
        "accents of Vietnamese,      Việt,         viet",
        "accents of Greek,           ἄλφα,         αλφα",
        "accents of Cyrillic,        ёлка,         елка",
        "a stroke,                   ładny,        ladny",
        "a stroke through d,         đồng,         dong",
        "o with stroke,              ørn,          orn",
        "ae,                         Ærø,          aero",
        "oe,                         cœur,         coeur",
        "dotless i,                  kırmızı,      kirmizi",
        "dotted capital I,           İstanbul,     istanbul",
        "katakana,                   ネコ,          ねこ",
        "half-width katakana,        ﾈｺ,           ねこ",
        "small kana,                 ッ,            つ",
        "voiced kana,                が,            か",
        "Arabic vowel signs,         كِتَابٌ,       كتاب",
        "tatweel,                    كتـــاب,      كتاب",
        "hamza on alef,              أحمر,         احمر",
        "madda on alef,              آب,           اب",
        "Persian yeh and kaf,        کیک,          كيك",
        "alef maksura,               موسى,         موسي",
        "Hebrew points,              שָׁלוֹם,       שלום",
        "gershayim,                  צה״ל,         צה\"ל",
        "gershayim left out,         צה״ל,         צהל",
        "Devanagari nukta,           क़लम,          कलम",
        "a soft hyphen,              snow\u00ADman, snowman",
        "a zero width space,         snow\u200Bman, snowman",
        "a zero width joiner,        snow\u200Dman, snowman",
        "a directional mark,         \u200Frook\u200E, rook",
        "a directional isolate,      \u2066rook\u2069, rook",
        "a byte order mark,          \uFEFFrook,   rook",
        "a variation selector,       rook\uFE0F,   rook",
    })
    void texts_that_differ_only_so_are_one_word(String what, String one, String other) {
        assertThat(Folding.words(one)).isEqualTo(Folding.words(other)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "spaces of any kind, black\u00A0chess\u2003rook\u3000\u202Fpiece, black chess rook piece",
        "hyphens of any kind, two‐em‑dash–and—more, two em dash and more",
        "underscores, thumbs_up, thumbs up",
        "an apostrophe, o'clock, o clock",
        "a right quotation mark, o’clock, o clock",
        "a modifier apostrophe, oʼclock, o clock",
        "an okina, Hawaiʻi, hawai i",
        "a prime, o′clock, o clock",
        "an acute accent alone, o´clock, o clock",
        "punctuation, 'keycap: #', keycap",
        "quotation marks at the ends, \"\"\"black heart\"\"\", black heart",
    })
    void words_are_cut_at(String what, String text, String words) {
        assertThat(String.join(" ", Folding.words(text.replace("\"\"", "\"")))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "leftRightArrow, left Right Arrow",
        "thumbs_up, thumbs up",
        "ABC, ABC",
        "aB, a B",
        "ΑλφαΒήτα, Αλφα Βήτα",
    })
    void what_programs_join_is_separated(String text, String separated) {
        assertThat(Folding.separated(text)).isEqualTo(separated);
    }

    /** Of the conditions of the standard, this one holds for any text. */
    @Property
    void canonically_equivalent_texts_are_the_same(@ForAll("texts") String text) {
        List<String> words = Folding.words(text);
        assertThat(Folding.words(Normalizer2.getNFDInstance().normalize(text))).isEqualTo(words);
        assertThat(Folding.words(Normalizer2.getNFCInstance().normalize(text))).isEqualTo(words);
    }

    @Property
    void what_is_folded_stays_the_same(@ForAll("texts") String text) {
        List<String> words = Folding.words(text);
        assertThat(Folding.words(String.join(" ", words))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "Herz,               herz,   true",
        "Herz,               erz,    true",
        "Herz,               erd,    false",
        "c\u00FAc \u00E1o, cuc,    true",
        "c\u00FAc \u00E1o, ucao,   true",
        "cu\u0301c,         cuc,    true",
        "\u00C6gir,         egir,   true",
        "ro-ok,              rook,   true",
        "\u0441\u0430\u043C, cam, false",
        "\u0915\u093F\u0924\u093E\u092C, kitab, false",
        "\u2168,            ix,     true",
        "5\u20E3,           5,      true",
        "'',                 a,      false",
    })
    void a_text_that_lacks_letters_is_known_without_folding(String text, String letters, boolean may) {
        assertThat(Folding.mayHave(text, letters)).isEqualTo(may);
    }

    /** It may be wrong about what a text has, and never about what it lacks. */
    @Property
    void letters_that_a_folded_text_has_are_never_denied(@ForAll("texts") String text) {
        String key = Folding.key(Folding.words(text));
        for (int start = 0; start < key.length(); start++) {
            for (int stop = start + 1; stop <= key.length(); stop++) {
                String letters = key.substring(start, stop);
                if (letters.chars().allMatch(c -> c < 0x80)) {
                    assertThat(Folding.mayHave(text, letters)).as(letters).isTrue();
                    assertThat(Folding.mayHaveAscii(text)).isTrue();
                }
            }
        }
    }

    @Test
    void ascii_is_folded_alike_with_and_without_tables() {
        for (char c = 0; c < 0x80; c++) {
            String text = "a" + c + "B" + c;
            assertThat(FoldingBeyondAscii.fold(text)).as("%x", (int) c).isEqualTo(Folding.lowerCase(text));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> letters = Arbitraries.chars()
                .range('a', 'z')
                .range('\u00C0', '\u024F')
                .range('\u0300', '\u036F')
                .range('\u0370', '\u06FF')
                .range('\u0900', '\u0DFF')
                .range('\u1E00', '\u1FFF')
                .range('\u3040', '\u30FF')
                .range('\uAC00', '\uAFFF')
                .range('\uF900', '\uFAFF')
                .with(' ', '\'', '"', '-');
        return letters.list().ofMaxSize(8).map(list -> {
            StringBuilder text = new StringBuilder();
            list.forEach(text::append);
            return text.toString();
        });
    }
}
