package org.charfinder.index;

import java.util.List;

/**
 * The characters and sequences that have a text as a whole name.
 *
 * @param ranks a set for each {@link WholeNameRank}
 * @param named those whose Unicode name it is
 * @param keywordElsewhere those that have it as a keyword of one word in a language other than English
 */
public record WholeNames(List<Runs> ranks, Runs named, Runs keywordElsewhere) {

    /**
     * The same for fewer characters and sequences.
     *
     * @param wanted the others are left out
     * @return a new object
     */
    public WholeNames within(Runs wanted) {
        return new WholeNames(
                ranks.stream().map(rank -> Runs.intersection(rank, wanted)).toList(),
                Runs.intersection(named, wanted),
                Runs.intersection(keywordElsewhere, wanted));
    }

    /**
     * The characters and sequences of one rank.
     *
     * @param rank see {@link WholeNameRank}
     * @return a set
     */
    public Runs rank(int rank) {
        return ranks.get(rank);
    }

    /**
     * The characters and sequences of a range of ranks.
     *
     * @param first see {@link WholeNameRank}
     * @param last a rank, inclusive
     * @return a set
     */
    public Runs ranks(int first, int last) {
        Runs found = new Runs();
        for (int rank = first; rank <= last; rank++) {
            found = Runs.union(found, ranks.get(rank));
        }
        return found;
    }
}
