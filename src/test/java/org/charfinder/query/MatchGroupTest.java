package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchGroupTest {

    private final Finder finder = new Finder(WholeIndex.INDEX);

    /** The groups of a result, each with its first match. */
    private static String groups(QueryResult result) {
        List<String> groups = new ArrayList<>();
        List<Match> matches = new ArrayList<>();
        result.matches().forEachRemaining(matches::add);
        for (int rank = 0; rank < matches.size(); rank++) {
            MatchGroup group = result.groupAt(rank);
            if (group != null) {
                groups.add(group + " " + matches.get(rank).shown());
            }
        }
        return String.join(", ", groups);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chess          | CALLED_SO ♟, IN_THE_NAME ♔, ALSO_CALLED_SO 棋
            rook           | CALLED_SO ♖, IN_THE_NAME 𜳂, ALSO_CALLED_SO 💨
            "black heart"  | CALLED_SO 🖤, IN_THE_NAME ♥
            sun -face      | IN_THE_NAME ☀, ALSO_CALLED_SO ⛱
            """)
    void matches_are_in_groups(String query, String groups) throws QueryException {
        assertThat(groups(finder.find(query))).isEqualTo(groups);
    }

    @ParameterizedTest
    @CsvSource({"U+265C", "♜", "snowmam", "block:dingbats", "wave hand"})
    void one_group_alone_is_none(String query) throws QueryException {
        assertThat(groups(finder.find(query))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            che  | CALLED_SO €, IN_THE_NAME ч, ALSO_CALLED_SO ↗
            sno  | IN_THE_NAME 🏂, ALSO_CALLED_SO ☃
            """)
    void beginnings_in_names_come_before_words_in_other_names(String typed, String groups) {
        assertThat(groups(finder.findUnfinished(typed).result())).isEqualTo(groups);
    }
}
