package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.charfinder.index.WholeIndex;
import org.charfinder.unicode.OtherNames;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.Vocabularies;
import org.charfinder.unicode.Vocabularies.Vocabulary;
import org.junit.jupiter.api.Test;

/**
 * The text of a name, an alias or a short name, in any language, as it is, finds its character.
 */
class NamesOfAllLanguagesTest {

    /** Names that have a number at their end and differ in nothing else are sampled, too. */
    private static final int SAMPLED_NUMBERS = 101;

    private static final int NEAR = 10;

    private static final Finder FINDER = new Finder(WholeIndex.INDEX);

    /** Counts queries, and how many of them have the character among the first. */
    private static final class Count {
        private int queries;
        private int near;
        private final List<String> lost = new ArrayList<>();

        void ask(String name, String characters) {
            int rank = rank(name, characters);
            queries++;
            near += rank > 0 && rank <= NEAR ? 1 : 0;
            if (rank == 0) {
                lost.add(name + " for " + UnicodeNames.notation(characters));
            }
        }

        double nearPercent() {
            return 100.0 * near / queries;
        }
    }

    /** The rank of a character in the result of a query, from 1; 0 if it is not there. */
    private static int rank(String query, String characters) {
        try {
            int rank = 0;
            for (Iterator<Match> matches = FINDER.find(query).matches(); matches.hasNext(); ) {
                rank++;
                String found = matches.next().characters();
                if (found.equals(characters) || found.replace("\uFE0F", "").equals(characters)) {
                    return rank;
                }
            }
            return 0;
        } catch (QueryException e) {
            return 0;
        }
    }

    @Test
    void a_short_name_in_any_language_finds_its_character() {
        Map<String, Count> counts = new TreeMap<>();
        for (OtherNames.Entry entry : OtherNames.read()) {
            if (!entry.shortName().isEmpty()) {
                counts.computeIfAbsent("en", unseen -> new Count()).ask(entry.shortName(), entry.characters());
            }
            for (OtherNames.InLanguage language : entry.elsewhere()) {
                if (!language.shortName().isEmpty()) {
                    counts.computeIfAbsent(language.language(), unseen -> new Count())
                            .ask(language.shortName(), entry.characters());
                }
            }
        }
        assertThat(counts).hasSize(38).allSatisfy((language, count) -> {
            assertThat(count.lost).as(language).isEmpty();
            assertThat(count.queries).as(language).isGreaterThan(1600);
            assertThat(count.nearPercent()).as(language).isGreaterThanOrEqualTo(97);
        });
        assertThat(counts.get("en").nearPercent()).isEqualTo(100);
    }

    @Test
    void an_alias_finds_its_character() {
        Count count = new Count();
        for (OtherNames.Entry entry : OtherNames.read()) {
            entry.aliases().forEach(alias -> count.ask(alias, entry.characters()));
        }
        assertThat(count.lost).isEmpty();
        assertThat(count.queries).isGreaterThan(3000);
        assertThat(count.nearPercent()).isGreaterThanOrEqualTo(98);
    }

    @Test
    void a_name_finds_its_character() {
        Count count = new Count();
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach(codePoint -> {
            String name = UnicodeNames.nameOf(codePoint);
            if (name != null && (!isNumbered(name) || codePoint % SAMPLED_NUMBERS == 0)) {
                count.ask(name, Character.toString(codePoint));
            }
        });
        assertThat(count.lost).isEmpty();
        assertThat(count.queries).isGreaterThan(30_000);
        assertThat(count.near).isEqualTo(count.queries);
    }

    private static boolean isNumbered(String name) {
        return name.contains("IDEOGRAPH-")
                || name.startsWith("TANGUT ")
                || name.startsWith("HANGUL SYLLABLE ")
                || name.startsWith("SMALL SEAL ");
    }

    /** The number of a country means its flag only with the word flag. */
    private static String asked(Vocabularies.Entry entry) {
        boolean number = entry.name().matches("[0-9]+");
        return entry.vocabulary() == Vocabulary.COUNTRY && number ? "flag " + entry.name() : entry.name();
    }

    @Test
    void a_named_sequence_and_what_people_call_a_character_is_found() {
        Map<Vocabulary, Count> counts = new TreeMap<>();
        for (Vocabularies.Entry entry : Vocabularies.read()) {
            switch (entry.vocabulary()) {
                case SEQUENCE, UNICODE1, SYNONYM, COUNTRY, CURRENCY, DESCRIPTION, SHORTCODE, TYPST, KEYSYM ->
                    counts.computeIfAbsent(entry.vocabulary(), unseen -> new Count())
                            .ask(asked(entry), entry.characters());
                default -> {
                    // some of these names are for texts that are no characters, or are as short as a character
                }
            }
        }
        assertThat(counts).hasSize(9).allSatisfy((vocabulary, count) -> {
            assertThat(count.lost).as(vocabulary.label()).isEmpty();
            assertThat(count.nearPercent()).as(vocabulary.label()).isGreaterThanOrEqualTo(99);
        });
    }
}
