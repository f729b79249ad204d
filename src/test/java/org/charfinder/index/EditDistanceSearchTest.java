package org.charfinder.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditDistanceSearchTest {

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;
    private static final UnicodeNameIndex SYMBOLS =
            UnicodeNameIndex.of(IntStream.range(0x2000, 0x2800).toArray());

    private final EditDistanceSearch near = new CharacterLookup(INDEX).editDistanceSearch();
    private final EditDistanceSearch nearSymbols = new CharacterLookup(SYMBOLS).editDistanceSearch();

    /** The definition, a matrix: all of it, for every word. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }

    private static List<WordCount> slowly(UnicodeNameIndex index, String word) {
        if (word.length() < 3 || word.length() > 40) {
            return List.of();
        }
        int farthest = word.length() <= 4 ? 1 : 2;
        return index.words().stream()
                .filter(other -> distance(word, other.word()) > 0 && distance(word, other.word()) <= farthest)
                .sorted(Comparator.comparingInt((WordCount other) -> distance(word, other.word()))
                        .thenComparing(WordCount::count, Comparator.reverseOrder())
                        .thenComparing(WordCount::word))
                .toList();
    }

    @Property(tries = 300)
    void are_all_words_at_distance_1_and_then_all_at_distance_2(@ForAll("mistyped") String word) {
        assertThat(nearSymbols.near(word, Integer.MAX_VALUE)).isEqualTo(slowly(SYMBOLS, word));
    }

    @Property(tries = 10)
    void so_they_are_in_the_whole_index(@ForAll("mistyped") String word) {
        assertThat(near.near(word, Integer.MAX_VALUE)).isEqualTo(slowly(INDEX, word));
    }

    /** Words with some letters inserted, left out, replaced and swapped; and anything. */
    @Provide
    Arbitrary<String> mistyped() {
        Arbitrary<String> words =
                Arbitraries.of(SYMBOLS.words().stream().map(WordCount::word).toList());
        Arbitrary<String> once = words.flatMap(EditDistanceSearchTest::mistyped);
        Arbitrary<String> anything = Arbitraries.strings()
                .withCharRange('A', 'Z')
                .numeric()
                .withChars("_ß")
                .ofMaxLength(45);
        return Arbitraries.oneOf(words, once, once.flatMap(EditDistanceSearchTest::mistyped), anything);
    }

    private static Arbitrary<String> mistyped(String word) {
        if (word.isEmpty()) {
            return Arbitraries.just("A");
        }
        return Arbitraries.integers().between(0, word.length() - 1).flatMap(at -> {
            String before = word.substring(0, at);
            String here = word.substring(at, at + 1);
            String behind = word.substring(at + 1);
            Arbitrary<String> letters =
                    Arbitraries.strings().withCharRange('A', 'Z').numeric().ofLength(1);
            return Arbitraries.oneOf(
                    letters.map(letter -> before + letter + here + behind),
                    letters.map(letter -> before + letter + behind),
                    Arbitraries.just(before + behind),
                    Arbitraries.just(before + here + here + behind),
                    Arbitraries.just(
                            behind.isEmpty() ? here + before : before + behind.charAt(0) + here + behind.substring(1)));
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SNOWMAM  | SNOWMAN 3",
                "SNOMWAN  | SNOWMAN 3",
                "SNOWWMAN | SNOWMAN 3",
                "NSOWMNA  | SNOWMAN 3",
                "SNOWMN   | SNOWMAN 3, SNOW 3",
                "SNEKO    | NKO 62, NEO 28, SNAKE 13",
                "HART     | HEART 35, HARD 11, HAT 8",
                "SUN      | NUN 54, SU 30, UN 10",
            })
    void are_the_nearest_and_then_the_most_frequent(String word, String nearest) {
        List<String> three = near.near(word, 3).stream()
                .map(found -> found.word() + " " + found.count())
                .toList();
        assertThat(String.join(", ", three)).isEqualTo(nearest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X", "XX", "ZZZZZZZZ", "ß", "ÄÖÜ", "snowman", "SNOW MAN AND BALL"})
    void are_none_of_what_is_no_word_nearly(String word) {
        assertThat(near.near(word, 9)).isEmpty();
    }

    @Test
    void are_no_more_than_asked_for() {
        List<WordCount> all = near.near("LETER", Integer.MAX_VALUE);
        assertThat(near.near("LETER", 2)).isEqualTo(all.subList(0, 2));
        assertThat(near.near("LETER", 0)).isEmpty();
    }

    @Test
    void are_words_and_not_what_lies_behind_them() {
        WordTable words = WordTable.of(Map.of("SNOWMAN", 1, "block:snowman", 1), runs -> runs, runs -> {})
                .hashed();
        EditDistanceSearch two = new EditDistanceSearch(
                words, new Postings(new long[] {0, 3L << 32, 0, 4L << 32}, words, ClusteredLines.NONE));
        assertThat(two.near("SNOWMAM", 9)).containsExactly(new WordCount("SNOWMAN", 3));
        assertThat(two.near("block:snowman", 9)).isEmpty();
    }
}
