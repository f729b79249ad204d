package org.charfinder.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.charfinder.query.QueryResult;
import org.junit.jupiter.api.Test;

class ResultCacheTest {

    private static final UnicodeNameIndex INDEX = WholeIndex.INDEX;

    private final ResultCache recent = new ResultCache(INDEX, 4096, 128);

    private static QueryResult answer(String query) {
        QueryResult answer = new QueryResult(INDEX);
        answer.set(new CharacterLookup(INDEX).search().find(query));
        return answer;
    }

    private QueryResult get(String query) {
        byte[] bytes = (">" + query + "<").getBytes(US_ASCII);
        return recent.get(ResultCache.hash(bytes, 1, bytes.length - 1), bytes, 1, bytes.length - 1);
    }

    private void put(String query, QueryResult answer) {
        byte[] bytes = (">" + query + "<").getBytes(US_ASCII);
        recent.put(ResultCache.hash(bytes, 1, bytes.length - 1), bytes, 1, bytes.length - 1, answer);
    }

    private void putTwice(String query, QueryResult answer) {
        put(query, answer);
        put(query, answer);
    }

    private static List<Integer> slices(QueryResult answer) {
        return Arrays.stream(answer.slices(), 0, 2 * answer.count()).boxed().toList();
    }

    @Test
    void what_was_not_asked_is_not_here() {
        assertThat(get("rook")).isNull();
        assertThat(get("")).isNull();
        putTwice("rook", answer("rook"));
        assertThat(get("rooks")).isNull();
        assertThat(get("roo")).isNull();
        assertThat(get("ROOK")).isNull();
    }

    @Test
    void an_answer_is_kept_when_its_query_comes_again() {
        put("rook", answer("rook"));
        assertThat(get("rook")).isNull();
        put("chess", answer("chess")); // which has another slot
        put("rook", answer("rook"));
        assertThat(get("rook")).isNotNull();
        assertThat(get("chess")).isNull();
    }

    @Test
    void queries_that_come_once_replace_none() {
        putTwice("rook", answer("rook"));
        for (int i = 0; i < 20_000; i++) {
            put("query " + i, answer("euro"));
        }
        assertThat(slices(get("rook"))).isEqualTo(slices(answer("rook")));
    }

    @Test
    void four_queries_of_a_set_are_kept_and_the_fifth_replaces_the_first() {
        ResultCache four = new ResultCache(INDEX, 4, 128);
        byte[] letters = "abcde".getBytes(US_ASCII);
        for (int i = 0; i < 5; i++) {
            four.put(letters[i], letters, i, i + 1, answer("rook"));
            four.put(letters[i], letters, i, i + 1, answer("rook"));
        }
        assertThat(four.get('a', letters, 0, 1)).isNull();
        for (int i = 1; i < 5; i++) {
            assertThat(four.get(letters[i], letters, i, i + 1)).isNotNull();
        }
    }

    @Test
    void queries_that_take_turns_are_kept() {
        ResultCache four = new ResultCache(INDEX, 4, 128);
        byte[] letters = "abcd".getBytes(US_ASCII);
        for (int i = 0; i < 8; i++) {
            four.put(letters[i % 4], letters, i % 4, i % 4 + 1, answer("rook"));
        }
        for (int i = 0; i < 4; i++) {
            assertThat(four.get(letters[i], letters, i, i + 1)).isNotNull();
        }
    }

    @Test
    void an_answer_is_kept_as_it_was() {
        QueryResult made = answer("chess");
        putTwice("chess", made);
        made.set(new CharacterLookup(INDEX).search().find("no such thing"));
        assertThat(slices(get("chess"))).isEqualTo(slices(answer("chess")));
        assertThat(get("chess").total()).isEqualTo(answer("chess").total());
    }

    @Test
    void long_queries_and_large_answers_are_not_kept() {
        putTwice("x".repeat(48), answer("rook"));
        putTwice("y".repeat(49), answer("rook"));
        QueryResult large = answer("small letter");
        assertThat(large.count()).isGreaterThan(128);
        putTwice("small letter", large);
        assertThat(get("x".repeat(48))).isNotNull();
        assertThat(get("y".repeat(49))).isNull();
        assertThat(get("small letter")).isNull();
    }

    /** Far more queries than slots, so that nearly each pushes another one out. */
    @Property(tries = 20)
    void a_query_has_its_own_answer_or_none(@ForAll @Size(min = 1, max = 20) List<@IntRange(max = 9) Integer> seeds) {
        Map<String, List<Integer>> asked = new HashMap<>();
        String[] words = {"rook", "chess", "knight", "euro", "snowman", "kai", "omega", "half", "box", "nothing"};
        for (int round = 0; round < 500; round++) {
            for (int seed : seeds) {
                String word = words[seed];
                String query = word + " ".repeat(round % 3) + Integer.toString(round * 31 + seed, 36);
                putTwice(query, answer(word));
                asked.put(query, slices(answer(word)));
            }
        }
        asked.forEach((query, expected) -> {
            QueryResult found = get(query);
            assertThat(found == null ? expected : slices(found)).as(query).isEqualTo(expected);
        });
        assertThat(asked.keySet().stream().filter(query -> get(query) != null)).isNotEmpty();
    }
}
