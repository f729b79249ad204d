package org.charfinder.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.api.Test;

/** How often a query finds the character that was meant, for vocabularies that others wrote. */
class FindingTest {

    private static final int NEAR = 10;

    /** Vocabularies whose names no order can tell apart, or that are not searched. */
    private static final Set<String> WITHOUT_FLOOR = Set.of("vim-digraphs", "unihan-gloss");

    private static final Finder FINDER = new Finder(WholeIndex.INDEX);

    /** Counts of queries, and how many of them find what was meant. */
    private static final class Count {
        private int queries;
        private int first;
        private int near;

        double first() {
            return 100.0 * first / queries;
        }

        double near() {
            return 100.0 * near / queries;
        }

        void add(int rank) {
            queries++;
            first += rank == 1 ? 1 : 0;
            near += rank >= 1 && rank <= NEAR ? 1 : 0;
        }

        @Override
        public String toString() {
            return "%d queries, %.1f %% first, %.1f %% among the first %d".formatted(queries, first(), near(), NEAR);
        }
    }

    @Test
    void queries_find_what_is_meant() throws IOException {
        Map<String, Count> counts = new LinkedHashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(FindingTest.class.getResourceAsStream("pairs.tsv"), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("# ")) {
                    String[] pair = line.split("\t");
                    counts.computeIfAbsent(pair[0], unseen -> new Count())
                            .add(rank(pair[1], List.of(pair[2].split("[|]"))));
                }
            }
        }
        assertThat(mean(counts, Count::near)).as("%s", counts).isGreaterThanOrEqualTo(90);
        assertThat(mean(counts, Count::first)).as("%s", counts).isGreaterThanOrEqualTo(75);
        assertThat(counts.get("everyday-en").near()).as("%s", counts).isGreaterThanOrEqualTo(95);
        assertThat(counts.get("everyday-en").first()).as("%s", counts).isGreaterThanOrEqualTo(80);
        counts.forEach((vocabulary, count) -> {
            if (!WITHOUT_FLOOR.contains(vocabulary)) {
                assertThat(count.near()).as("%s: %s", vocabulary, count).isGreaterThanOrEqualTo(70);
            }
        });
    }

    private static double mean(Map<String, Count> counts, ToDoubleFunction<Count> share) {
        return counts.values().stream().mapToDouble(share).average().orElseThrow();
    }

    /** The rank of the first match that was meant, from 1; 0 if it is not among the first. */
    private static int rank(String query, List<String> wanted) {
        try {
            Iterator<Match> matches = FINDER.find(query, Order.BEST).matches();
            for (int rank = 1; rank <= NEAR && matches.hasNext(); rank++) {
                String code = matches.next().code().replace("U+", "").replace(" FE0F", "");
                if (wanted.contains(code)) {
                    return rank;
                }
            }
        } catch (QueryException e) {
            return 0;
        }
        return 0;
    }
}
