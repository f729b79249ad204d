package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.charfinder.unicode.Ascii;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFilterTest {

    private static boolean mayPass(NameFilter filter, String name) {
        byte[] bytes = ("label\t" + name + "\tnext").getBytes(UTF_8);
        int start = "label\t".length();
        return filter.mayPass(bytes, start, start + name.getBytes(UTF_8).length);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> piece = Arbitraries.of(
                "a", "E", "s", "t", "8", " ", "-", "'", "’", "\"", "_", "é", "ß", "Æ", "ﬁ", "İ", "ı", "ẞ", "ª", "²",
                "Ⅷ", "Ａ", "㎏", "𝒜", "e\u0301", "t\u0308", "\u00AD", "\u200D", "ж", "Σ", "字", "ก", "ی", "😀", "א״א");
        return piece.list().ofMinSize(1).ofMaxSize(12).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 20_000)
    void a_name_passes_if_it_has_a_word_or_a_part_of_one(
            @ForAll("names") String name,
            @ForAll @IntRange(max = 30) int from,
            @ForAll @IntRange(min = 1, max = 5) int length) {
        String key = Folding.key(Folding.words(Folding.separated(name)));
        int start = Math.min(from, key.length());
        String part = key.substring(start, Math.min(start + length, key.length()));
        if (!part.isEmpty() && Ascii.containsAll(part)) {
            NameFilter filter = NameFilter.ofAny(List.of("zzz", part));
            assertThat(mayPass(filter, name)).isTrue();
            assertThat(filter.passes(name)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "heart, heavy, false",
        "heart, sheaf, false",
        "coeur, coelacanthe, false",
        "etoile, étage, false",
        "et, étui, true",
        "etoile, Étoile filante, true",
        "snowman, snow man, true",
        "oclock, o’clock, true",
    })
    void a_name_with_some_letters_of_a_word_is_refused(String word, String name, boolean passes) {
        assertThat(NameFilter.ofAny(List.of(word)).passes(name)).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"heart, сердце", "heart, Herz", "heart, 心", "heart, קלב", "heart, sheriff", "etoile, ётра"})
    void most_names_are_refused_by_their_bytes(String word, String name) {
        assertThat(mayPass(NameFilter.ofAny(List.of(word)), name)).isFalse();
    }

    @Test
    void no_name_is_refused_if_a_word_is_beyond_ascii() {
        assertThat(NameFilter.ofAny(List.of("heart", "сердце"))).isSameAs(NameFilter.NONE);
        assertThat(mayPass(NameFilter.NONE, "Herz")).isTrue();
        assertThat(NameFilter.NONE.passes("Herz")).isTrue();
    }

    @Test
    void each_character_that_may_fold_to_ascii_is_in_a_block_that_may() {
        for (char c = 0x80; c < Character.MIN_SURROGATE; c++) {
            boolean block = FoldingBeyondAscii.mayBlockFoldToAscii(c >> 6);
            assertThat(block || !FoldingBeyondAscii.mayFoldToAscii(c))
                    .as("U+%04X", (int) c)
                    .isTrue();
        }
        for (int c = Character.MAX_SURROGATE + 1; c <= Character.MAX_VALUE; c++) {
            boolean block = FoldingBeyondAscii.mayBlockFoldToAscii(c >> 6);
            assertThat(block || !FoldingBeyondAscii.mayFoldToAscii((char) c))
                    .as("U+%04X", c)
                    .isTrue();
        }
    }
}
