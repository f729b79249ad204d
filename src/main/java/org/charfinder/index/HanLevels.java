package org.charfinder.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** How common ideographs are, and what comes first among those that have a meaning. */
final class HanLevels {

    /** Very common, common, less common, and all others. */
    static final int COUNT = 4;

    /**
     * Pairs of a fit, see {@link HanTexts#FITS}, and a level, the best first. A first gloss counts for more than how
     * common an ideograph is, and less than a very common one does.
     */
    private static final int[][] RANKS = {
        {0, 0}, {0, 1}, {1, 0}, {0, 2}, {1, 1}, {0, 3}, {2, 0}, {1, 2}, {1, 3}, {2, 1}, {2, 2}, {2, 3}
    };

    private HanLevels() {}

    /** The rank of a fit and a level. */
    static int rank(int fit, int level) {
        for (int rank = 0; rank < RANKS.length; rank++) {
            if (RANKS[rank][0] == fit && RANKS[rank][1] == level) {
                return rank;
            }
        }
        throw new IllegalArgumentException("no rank of fit %d and level %d".formatted(fit, level));
    }

    /** Sorts sets, which come by fit and then by level, into the order of ranks. */
    static List<BitSet> ranked(List<BitSet> byFit) {
        List<BitSet> ranked = new ArrayList<>();
        for (int[] rank : RANKS) {
            ranked.add(byFit.get(rank[0] * COUNT + rank[1]));
        }
        return ranked;
    }
}
