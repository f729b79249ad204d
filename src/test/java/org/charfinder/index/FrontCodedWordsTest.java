package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Words with the lengths of their lists, compared with a sorted map. */
class FrontCodedWordsTest {

    private static FrontCodedWords wordsOf(Map<String, Integer> lengths) {
        FrontCodedWords built = FrontCodedWords.of(WordTable.of(lengths, length -> length, length -> {}));
        return new FrontCodedWords(built.blocks(), built.text());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static TreeMap<String, Integer> lengths(List<String> words, int most) {
        TreeMap<String, Integer> lengths = new TreeMap<>();
        for (String word : words) {
            lengths.put(word, (lengths.size() * 37) % (most + 1));
        }
        return lengths;
    }

    /** Few letters, so that many words begin alike. */
    private static List<String> ofFewLetters(List<List<Integer>> letters) {
        return letters.stream()
                .map(word ->
                        word.stream().map("abcö"::charAt).map(String::valueOf).reduce("", String::concat))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Property
    void each_word_is_found_with_its_list(
            @ForAll @Size(max = 200) List<@Size(max = 6) List<@IntRange(max = 3) Integer>> letters,
            @ForAll @IntRange(max = 100_000) int most) {
        TreeMap<String, Integer> lengths = lengths(ofFewLetters(letters), most);
        FrontCodedWords words = wordsOf(lengths);
        int start = 0;
        for (Map.Entry<String, Integer> entry : lengths.entrySet()) {
            FrontCodedWords.Cursor cursor = words.from(bytes(entry.getKey()));
            assertThat(cursor.is(bytes(entry.getKey()))).isTrue();
            assertThat(cursor.listStart()).isEqualTo(start);
            start += entry.getValue();
            assertThat(cursor.listStop()).isEqualTo(start);
        }
    }

    @Property
    void the_words_that_begin_alike_are_those_between_two_cursors(
            @ForAll @Size(max = 200) List<@Size(max = 6) List<@IntRange(max = 3) Integer>> letters,
            @ForAll @Size(max = 3) List<@IntRange(max = 3) Integer> prefixLetters) {
        TreeMap<String, Integer> lengths = lengths(ofFewLetters(letters), 9);
        FrontCodedWords words = wordsOf(lengths);
        String prefix =
                ofFewLetters(List.of(prefixLetters)).stream().findFirst().orElse("b");
        List<Integer> found = new ArrayList<>();
        FrontCodedWords.Cursor cursor = words.from(bytes(prefix));
        int start = cursor.listStart();
        for (; cursor.beginsWith(bytes(prefix)); cursor.next()) {
            found.add(cursor.listStop() - cursor.listStart());
        }
        List<Integer> expected = lengths.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(found).isEqualTo(expected);
        assertThat(words.behind(bytes(prefix)).listStart() - start)
                .isEqualTo(expected.stream().mapToInt(length -> length).sum());
    }

    @Test
    void what_is_no_word_is_not_found() {
        FrontCodedWords words = wordsOf(Map.of("rook", 3, "rooks", 4, "turm", 5));
        for (String other : List.of("", "a", "roo", "rookie", "rooksx", "z")) {
            assertThat(words.from(bytes(other)).is(bytes(other))).as(other).isFalse();
        }
        assertThat(words.from(bytes("z")).isAtEnd()).isTrue();
        assertThat(words.from(bytes("z")).listStart()).isEqualTo(12);
    }

    @Test
    void no_words_are_at_their_end() {
        assertThat(wordsOf(Map.of()).from(bytes("rook")).isAtEnd()).isTrue();
    }

    @Test
    void words_are_short_or_long_and_in_any_script() {
        TreeMap<String, Integer> lengths =
                lengths(List.of("x".repeat(300), "x".repeat(299) + "y", "♜", "字", "\uD83D\uDE00"), 1000);
        FrontCodedWords words = wordsOf(lengths);
        assertThat(lengths.keySet())
                .allSatisfy(word ->
                        assertThat(words.from(bytes(word)).is(bytes(word))).isTrue());
    }
}
