package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.charfinder.indexfile.IndexFile;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeNameIndexTest {

    /** What both JDK 17 and JDK 25 make of this version of ICU. */
    private static final int CHECKSUM_WITH_ICU_79_1 = -305718672;

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;
    private static final UnicodeNameIndex SAMPLE = UnicodeNameIndex.of('$', 'A', 'a', 0x20A0, 0x20AC);

    /** What the index must say, found the plain and slow way from names that do not come through the index. */
    private static final Map<Integer, Set<String>> WORDS_BY_CODE_POINT = wordsByCodePoint();

    private static final Map<String, List<Integer>> CODE_POINTS_BY_WORD = codePointsByWord();

    private static Map<String, List<Integer>> codePointsByWord() {
        Map<String, List<Integer>> codePoints = new HashMap<>();
        WORDS_BY_CODE_POINT.forEach((codePoint, words) -> words.forEach(word ->
                codePoints.computeIfAbsent(word, unseen -> new ArrayList<>()).add(codePoint)));
        return codePoints;
    }

    private static Map<Integer, Set<String>> wordsByCodePoint() {
        Map<Integer, Set<String>> words = new TreeMap<>();
        for (int codePoint = 0x20; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String name = UnicodeNames.nameOf(codePoint);
            if (name != null) {
                words.put(
                        codePoint,
                        new LinkedHashSet<>(Arrays.asList(indexed(name).split("[^A-Z0-9_]+"))));
            }
        }
        return words;
    }

    private static String indexed(String name) {
        return name.replaceFirst("^(CJK (UNIFIED|COMPATIBILITY) IDEOGRAPH|(JURCHEN|SMALL SEAL) CHARACTER)-.*", "$1");
    }

    private static List<Integer> slowly(String... words) {
        List<String> wanted =
                Arrays.stream(words).map(word -> word.toUpperCase(Locale.ROOT)).toList();
        Set<Integer> found = new LinkedHashSet<>(CODE_POINTS_BY_WORD.getOrDefault(wanted.get(0), List.of()));
        wanted.forEach(word -> found.retainAll(new HashSet<>(CODE_POINTS_BY_WORD.getOrDefault(word, List.of()))));
        return List.copyOf(found);
    }

    private static List<Integer> codePoints(SearchResult result) {
        return result.characters().stream().map(NamedCharacter::codePoint).toList();
    }

    @Test
    void holds_every_character_of_unicode_18() {
        assertThat(INDEX.size()).isEqualTo(172_808);
        assertThat(INDEX.wordCount()).isEqualTo(33_679);
        assertThat(INDEX.unicodeVersion()).isEqualTo(new Version(18, 0));
        assertThat(INDEX.isComplete()).isTrue();
        assertThat(INDEX.isOutdated()).isFalse();
    }

    @Test
    void every_word_finds_exactly_the_characters_whose_names_hold_it() {
        assertThat(CODE_POINTS_BY_WORD).hasSize(INDEX.wordCount());
        CODE_POINTS_BY_WORD.forEach(
                (word, codePoints) -> assertThat(codePoints(INDEX.find(word))).isEqualTo(codePoints));
    }

    @Property(tries = 100)
    void several_words_find_what_has_them_all(@ForAll("words") String one, @ForAll("words") String two) {
        assertThat(codePoints(INDEX.find(one + " " + two))).isEqualTo(slowly(one, two));
    }

    @Property(tries = 100)
    void words_of_a_name_in_any_order_find_it(@ForAll("names") List<String> shuffledWords) {
        SearchResult result = INDEX.find(String.join(", ", shuffledWords));
        assertThat(codePoints(result))
                .isEqualTo(slowly(shuffledWords.toArray(String[]::new)))
                .isNotEmpty();
    }

    @Provide
    Arbitrary<String> words() {
        List<String> frequent =
                INDEX.words().stream().limit(300).map(WordCount::word).toList();
        List<String> all = INDEX.words().stream().map(WordCount::word).toList();
        return Arbitraries.oneOf(Arbitraries.of(frequent), Arbitraries.of(all));
    }

    @Provide
    Arbitrary<List<String>> names() {
        return Arbitraries.of(new ArrayList<>(WORDS_BY_CODE_POINT.values()))
                .flatMap(words -> Arbitraries.shuffle(new ArrayList<>(words)));
    }

    @Property
    void any_query_at_all_gets_an_answer(@ForAll String query) {
        assertThat(INDEX.find(query).total()).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"chess rook", "ROOK CHESS", "chess-rook", "rook, chess!", "  rook\tchess ", "rook rook chess"})
    void case_order_separators_and_repetition_make_no_difference(String query) {
        assertThat(codePoints(INDEX.find(query))).isEqualTo(slowly("CHESS", "ROOK"));
    }

    @ParameterizedTest
    @CsvSource({"cheß, CHESS", "ſun, SUN", "ﬁre, FIRE", "dotleſs ı, DOTLESS I"})
    void upper_case_is_that_of_unicode_not_of_a_language(String query, String same) {
        assertThat(INDEX.find(query)).isEqualTo(INDEX.find(same));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "---", "♜", "rook♜é", "under_score", "chess_rook", "rook CHESSES", "太阳"})
    void finds_nothing_without_a_word_or_by_a_word_of_no_name(String query) {
        assertThat(INDEX.find(query)).isEqualTo(new SearchResult(0, List.of()));
    }

    @Test
    void a_symbol_between_letters_separates_words() {
        assertThat(INDEX.find("chess♜rook")).isEqualTo(INDEX.find("chess rook"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9FA5", "cjk 9FA5", "F900", "compatibility f900", "18E00", "jurchen 18e00", "seal 3D000"})
    void the_hex_digits_of_ideographs_find_nothing(String query) {
        assertThat(INDEX.find(query).total()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 4", "0, 0", "17, 100", "18, 18", "100, 200", "0, 2147483647"})
    void a_slice_is_cut_out_of_the_whole(int start, int stop) {
        List<Integer> all = codePoints(INDEX.find("chess rook"));
        SearchResult slice = INDEX.find("chess rook", start, stop);
        assertThat(slice.total()).isEqualTo(all.size());
        assertThat(codePoints(slice)).isEqualTo(all.subList(Math.min(start, all.size()), Math.min(stop, all.size())));
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "2, 1"})
    void a_slice_must_ascend_from_zero(int start, int stop) {
        assertThatIllegalArgumentException().isThrownBy(() -> INDEX.find("rook", start, stop));
    }

    @Test
    void describes_a_character() {
        assertThat(INDEX.describe(0x265C)).contains(new NamedCharacter(0x265C, "BLACK CHESS ROOK"));
        assertThat(INDEX.describe(0x265C).orElseThrow().character()).isEqualTo("♜");
        assertThat(INDEX.describe('\t')).isEmpty();
        assertThat(INDEX.describe(-1)).isEmpty();
        assertThat(INDEX.describe(0x10FFFF)).isEmpty();
        assertThat(SAMPLE.describe('B')).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"24|U+0024 ", "265C|U+265C ", "1F600|U+1F600", "E0100|U+E0100"})
    void a_line_is_code_point_character_and_name(String codePoint, String column) {
        NamedCharacter character =
                INDEX.describe(Integer.parseInt(codePoint, 16)).orElseThrow();
        assertThat(character)
                .hasToString("%-7s\t%s\t%s".formatted(column.trim(), character.character(), character.name()));
    }

    @Test
    void lines_lie_one_behind_the_other_in_code_point_order() {
        ByteBuffer lines = new CharacterLookup(INDEX).lines();
        String expected = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(codePoint -> WORDS_BY_CODE_POINT.containsKey(codePoint) || UnicodeNames.isControl(codePoint))
                .mapToObj(codePoint -> UnicodeNames.notation(codePoint) + (codePoint < 0x10000 ? " " : "") + "\t"
                        + Picture.of(codePoint) + "\t" + UnicodeNames.labelOf(codePoint) + "\r\n")
                .collect(Collectors.joining());
        byte[] bytes = new byte[expected.getBytes(UTF_8).length];
        lines.get(0, bytes);
        assertThat(new String(bytes, UTF_8)).isEqualTo(expected);
        assertThat(lines.isDirect()).isTrue();
        assertThat(lines.isReadOnly()).isTrue();
    }

    @Test
    void words_come_by_count_and_then_by_alphabet() {
        assertThat(INDEX.words())
                .hasSize(33_679)
                .startsWith(
                        new WordCount("IDEOGRAPH", 109_319),
                        new WordCount("CJK", 103_204),
                        new WordCount("UNIFIED", 102_037));
        assertThat(SAMPLE.words())
                .extracting(WordCount::word)
                .containsExactly("SIGN", "A", "EURO", "LATIN", "LETTER", "CAPITAL", "CURRENCY", "DOLLAR", "SMALL");
    }

    @Test
    void a_few_chosen_characters_make_an_index() {
        assertThat(SAMPLE.size()).isEqualTo(5);
        assertThat(SAMPLE.wordCount()).isEqualTo(9);
        assertThat(SAMPLE.isComplete()).isFalse();
        assertThat(codePoints(SAMPLE.find("sign"))).containsExactly((int) '$', 0x20A0, 0x20AC);
        assertThat(codePoints(SAMPLE.find("euro currency"))).containsExactly(0x20A0);
    }

    @Test
    void chosen_code_points_may_repeat_in_any_order_and_lack_names() {
        UnicodeNameIndex index = UnicodeNameIndex.of('b', '\n', 'a', 'b', 0xD800, 0x10FFFF);
        assertThat(codePoints(index.find("latin"))).containsExactly((int) 'a', (int) 'b');
        assertThat(UnicodeNameIndex.of().size()).isZero();
        assertThat(UnicodeNameIndex.of().find("rook").total()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> UnicodeNameIndex.of(0x110000));
    }

    @Test
    void an_older_unicode_has_fewer_characters() {
        List<Integer> progress = new ArrayList<>();
        UnicodeNameIndex index = UnicodeNameIndex.build(new Version(13, 0), progress::add);
        assertThat(index.size()).isEqualTo(143_859);
        assertThat(index.unicodeVersion()).isEqualTo(new Version(13, 0));
        assertThat(index.isComplete()).isFalse();
        assertThat(index.describe(0x1FAE9)).isEmpty(); // came with 16.0
        assertThat(progress).isSorted().contains(1, 50, 99);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnicodeNameIndex.build(new Version(99, 0), percent -> {}));
    }

    @Test
    void the_same_characters_make_the_same_bytes_on_every_java() {
        assertThat(IndexFile.checksum(INDEX)).isEqualTo(CHECKSUM_WITH_ICU_79_1);
    }
}
