package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkinTonesTest {

    private final Finder finder = new Finder(WholeIndex.INDEX);

    private static List<Match> matches(QueryResult result) {
        List<Match> matches = new ArrayList<>();
        if (result.count() > 0) {
            result.matches().forEachRemaining(matches::add);
        }
        return matches;
    }

    private static boolean isToned(Match match) {
        return match.characters().codePoints().skip(1).anyMatch(c -> 0x1F3FB <= c && c <= 0x1F3FF);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            thumbs up            | 👍+5
            thumbs up -wearing   | 👍+5
            "victory hand"       | ✌+5
            handshake            | 🤝+25, 🫱+5, 🫲+5
            man detective        | 🕵️‍♂️+5
            women holding hands  | 👫+5, 👭+25
            "couple with heart"  | 👨‍❤️‍👨+25, 👩‍❤️‍👨+25, 👩‍❤️‍👩+25, 💑+25
            women wrestling      | 🤼‍♀️+25
            bunny ears           | 👯+25, 👯‍♀️+25, 👯‍♂️+25
            thumbs up dark skin tone |
            dark skin            |
            👍🏿                 |
            U+1F44D U+1F44D U+1F3FF |
            chess                |
            """)
    void an_emoji_has_the_matches_that_vary_it(String query, String folded) throws QueryException {
        Map<String, List<Match>> tones = finder.find(query).foldTones();
        assertThat(new TreeMap<>(tones)
                        .entrySet().stream()
                                .map(entry ->
                                        entry.getKey() + "+" + entry.getValue().size())
                                .collect(Collectors.joining(", ")))
                .isEqualTo(folded == null ? "" : folded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thumbs up",
                "hand",
                "person",
                "skin",
                "dark",
                "medium-light skin tone",
                "-a",
                "man | woman",
                "wave hand",
                "emoji:yes",
                "kiss -dark",
                "👍🏿",
                "no such thing",
                "U+E000..U+E010",
                "cjk",
                "red hair"
            })
    void folding_loses_nothing_and_keeps_the_order(String query) throws QueryException {
        List<Match> all = matches(finder.find(query));
        QueryResult result = finder.find(query);
        Map<String, List<Match>> tones = result.foldTones();
        List<Match> kept = matches(result);
        Set<Match> folded = tones.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        assertThat(result.total()).isEqualTo(kept.size());
        assertThat(kept).isEqualTo(all.stream().filter(m -> !folded.contains(m)).toList());
        assertThat(Stream.concat(kept.stream(), folded.stream())).containsExactlyInAnyOrderElementsOf(all);
        assertThat(folded).allMatch(SkinTonesTest::isToned);
        assertThat(kept).extracting(Match::characters).containsAll(tones.keySet());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hand           | CALLED_SO ✋, IN_THE_NAME ᭴, ALSO_CALLED_SO 💅 | CALLED_SO ✋, IN_THE_NAME ᭴, ALSO_CALLED_SO 💅
            thumbs up sign | CALLED_SO 👍, IN_THE_NAME 🖒, ALSO_CALLED_SO 👍🏻 | CALLED_SO 👍, IN_THE_NAME 🖒
            """)
    void groups_of_folded_matches_alone_are_none(String query, String before, String after) throws QueryException {
        QueryResult result = finder.find(query);
        assertThat(groups(result)).isEqualTo(before);
        result.foldTones();
        assertThat(groups(result)).isEqualTo(after == null ? "" : after);
    }

    private static String groups(QueryResult result) {
        List<Match> matches = matches(result);
        return Stream.iterate(0, rank -> rank + 1)
                .limit(matches.size())
                .filter(rank -> result.groupAt(rank) != null)
                .map(rank -> result.groupAt(rank) + " " + matches.get(rank).shown())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 50})
    void pages_of_a_folded_result_make_up_the_whole(int size) throws QueryException {
        QueryResult whole = finder.find("hand");
        whole.foldTones();
        List<Match> paged = new ArrayList<>();
        for (int start = 0; start < whole.total(); start += size) {
            QueryResult page = finder.find("hand");
            page.foldTones();
            page.cut(start, start + size);
            paged.addAll(matches(page));
        }
        assertThat(paged).isEqualTo(matches(whole));
    }
}
