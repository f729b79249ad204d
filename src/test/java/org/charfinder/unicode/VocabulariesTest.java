package org.charfinder.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.unicode.Vocabularies.Entry;
import org.charfinder.unicode.Vocabularies.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabulariesTest {

    private static final List<Entry> ENTRIES = Vocabularies.read();
    private static final Set<Entry> KNOWN = Set.copyOf(ENTRIES);

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '\0',
            value = {
                "SHORTCODE thumbsup 1F44D",
                "SHORTCODE +1 1F44D",
                "SHORTCODE money_mouth_face 1F911",
                "SHORTCODE wave_tone1 1F44B-1F3FB",
                "KEYWORD country 1F1E9-1F1EA",
                "EMOTICON :-) 1F642",
                "EMOTICON :) 1F603",
                "EMOTICON <3 2764",
                "LATEX \\leftrightarrow 2194",
                "LATEX \\mathbb{R} 211D",
                "LATEX \\alpha 03B1",
                "LATEX \\'{e} 00E9",
                "LATEX \\v{s} 0161",
                "LATEX \\\"{\\i} 00EF",
                "LATEX \\'{\\^{e}} 1EBF",
                "LATEX \\textcommabelow{s} 0219",
                "LATEX \\mathcal{L} 2112",
                "LATEX \\mathit{h} 210E",
                "LATEX \\not= 2260",
                "LATEX \\not\\exists 2204",
                "LEAN lfloor 230A",
                "LEAN -> 2192",
                "TYPST die.four 2683",
                "TYPST arrow.r 2192",
                "ADOBE Fcircle 24BB",
                "ADOBE ampersand 0026",
                "KEYSYM Greek_xi 03BE",
                "KEYSYM leftarrow 2190",
                "DIGRAPH Eu 20AC",
                "DIGRAPH a* 03B1",
                "COMPOSE -> 2192",
                "SPELLING != 2260",
                "SPELLING 1/2 00BD",
                "SPELLING |-> 21A6",
                "SPELLING (c) 00A9",
                "COUNTRY Deutschland 1F1E9-1F1EA",
                "COUNTRY DEU 1F1E9-1F1EA",
                "COUNTRY Czechs 1F1E8-1F1FF",
                "KEYWORD saltire 1F3F4-E0067-E0062-E0073-E0063-E0074-E007F",
                "COUNTRY 276 1F1E9-1F1EA",
                "CURRENCY INR 20B9",
                "CURRENCY GHS 20B5",
                "CURRENCY PKR 20A8",
                "CURRENCY SCR 20A8",
                "CURRENCY BRL 0024",
                "CURRENCY MXN 0024",
                "CURRENCY SVC 20A1",
                "CURRENCY CHF 20A3",
                "CURRENCY euros 20AC",
                "SYNONYM pentacle 26E4",
            })
    void a_name_is_there_as_it_is_typed(Vocabulary vocabulary, String name, String codes) {
        assertThat(KNOWN).contains(new Entry(vocabulary, name, CodePoints.parse(codes.replace('-', ' '))));
    }

    @ParameterizedTest
    @CsvSource({
        "SYNONYM, hamburger menu, 2630",
        "SYNONYM, upside down question mark, 00BF",
        "CURRENCY, US dollars, 0024",
        "COUNTRY, Ivory Coast, 1F1E8 1F1EE",
        "SEQUENCE, TAMIL SYLLABLE KI, 0B95 0BBF",
        "DESCRIPTION, rescue workers helmet, 26D1",
    })
    void names_of_several_words_are_there(Vocabulary vocabulary, String name, String codes) {
        assertThat(KNOWN).contains(new Entry(vocabulary, name, CodePoints.parse(codes)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\mathrm{'Y}", "\\mathrm{\\ddot{I}}", "\\q{o}", "\\'{q}"})
    void what_latex_does_not_know_is_no_name(String name) {
        assertThat(ENTRIES).extracting(Entry::name).doesNotContain(name);
    }

    @ParameterizedTest
    @EnumSource
    void every_vocabulary_has_a_label_and_entries(Vocabulary vocabulary) {
        assertThat(vocabulary.label()).isNotBlank();
        assertThat(ENTRIES).extracting(Entry::vocabulary).contains(vocabulary);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vocabularies.txt", "html-entities.txt", "see-also.txt"})
    void the_notice_names_every_source_with_its_version(String resource) throws IOException {
        String notice = Files.readString(Path.of("NOTICE"));
        Pattern source = Pattern.compile("#   (\\S+) (?:\\d+:)?([0-9.]+)[^ ]*( .Debian.)?");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(VocabulariesTest.class.getResourceAsStream(resource), UTF_8))) {
            List<Matcher> sources =
                    lines.lines().map(source::matcher).filter(Matcher::matches).toList();
            assertThat(sources).isNotEmpty().allSatisfy(found -> {
                assertThat(notice).contains(found.group(2));
                if (found.group(3) == null) { // Debian's names are not those of the projects
                    assertThat(notice).contains(found.group(1));
                }
            });
        }
    }

    @Test
    void names_are_clean() {
        assertThat(ENTRIES)
                .extracting(Entry::name)
                .allSatisfy(name -> assertThat(name)
                        .isNotEmpty()
                        .isEqualTo(name.strip())
                        .doesNotContain("  ")
                        .doesNotMatch("(?s).*[\\p{Cc}\\p{Zl}\\p{Zp}\\uFFFD].*"));
    }

    @Test
    void only_what_is_assigned_has_names() {
        assertThat(ENTRIES).extracting(Entry::characters).allSatisfy(characters -> {
            assertThat(characters).isNotEmpty();
            assertThat(characters.codePoints().allMatch(VocabulariesTest::isAssigned))
                    .isTrue();
        });
    }

    private static boolean isAssigned(int codePoint) {
        int category = UCharacter.getType(codePoint);
        return category != UCharacterCategory.UNASSIGNED
                && category != UCharacterCategory.PRIVATE_USE
                && category != UCharacterCategory.SURROGATE;
    }

    @Test
    void a_sequence_has_no_emoji_presentation_selector() {
        assertThat(ENTRIES)
                .extracting(Entry::characters)
                .filteredOn(characters -> !CodePoints.isSingle(characters))
                .noneMatch(characters -> characters.contains("\uFE0F"));
    }

    @Test
    void entries_ascend_and_none_is_there_twice() {
        Comparator<String> byCodePoints = (a, b) ->
                Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
        assertThat(ENTRIES)
                .isSortedAccordingTo(Comparator.comparing(Entry::vocabulary)
                        .thenComparing(Entry::name, byCodePoints)
                        .thenComparing(Entry::characters, byCodePoints));
        assertThat(ENTRIES).doesNotHaveDuplicates();
    }
}
