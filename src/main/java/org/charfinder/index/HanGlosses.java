package org.charfinder.index;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The glosses of common ideographs, to find those that mean exactly some words without reading all texts. Each is a
 * number: a hash of the words in the upper 40 bits, as {@link NameKeys} has it, the record of the ideograph, and the
 * rank in 2 bits. The numbers ascend.
 */
final class HanGlosses {

    /** The ranks of {@link HanLevels} that are here: those before the first ideograph that is not common. */
    static final int RANKS = 3;

    private static final int RANK_BITS = 2;
    private static final int HASH_AT = 24;
    private static final int LOW_BITS = (1 << HASH_AT) - 1;

    private final LongBuffer numbers; // absolute access only

    HanGlosses(ByteBuffer numbers) {
        this.numbers = numbers.asLongBuffer();
    }

    /** The number of a gloss. */
    static long number(String gloss, int record, int rank) {
        return NameKeys.hash(gloss) | record << RANK_BITS | rank;
    }

    /**
     * Adds the ideographs that mean exactly something.
     *
     * @param hash of the folded words with a space between two
     * @param ranks for each rank the records, to be added to
     */
    void find(long hash, List<BitSet> ranks) {
        for (int i = first(hash); has(hash, i); i++) {
            int rest = (int) numbers.get(i) & LOW_BITS;
            ranks.get(rest & (1 << RANK_BITS) - 1).set(rest >>> RANK_BITS);
        }
    }

    /** The number of glosses. */
    int size() {
        return numbers.limit();
    }

    /** Adds the hashes of all glosses. */
    void addTo(HashFilter filter) {
        for (int i = 0; i < numbers.limit(); i++) {
            filter.add(numbers.get(i));
        }
    }

    /** The number of ideographs that mean exactly what has a hash. */
    int count(long hash) {
        int first = first(hash);
        int end = first;
        while (has(hash, end)) {
            end++;
        }
        return end - first;
    }

    private boolean has(long hash, int i) {
        return i < numbers.limit() && numbers.get(i) >> HASH_AT == hash >> HASH_AT;
    }

    private int first(long hash) {
        int low = 0;
        int high = numbers.limit();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers.get(middle) < hash) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** As many empty sets as {@link #find} wants. */
    static List<BitSet> none() {
        List<BitSet> ranks = new ArrayList<>();
        for (int rank = 0; rank < 1 << RANK_BITS; rank++) {
            ranks.add(new BitSet());
        }
        return ranks;
    }
}
