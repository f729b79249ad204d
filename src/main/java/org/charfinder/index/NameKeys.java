package org.charfinder.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Finds items by a whole name. For each name of an item there is a number: a hash of the name in the upper 40 bits, the
 * item in 16, the rank of the name in 8. The numbers ascend. Two of the 150,000 names share a hash with a probability
 * of 1 %, and a query meets a wrong one with 1 in 7 million.
 */
final class NameKeys {

    /** The number of ranks. */
    static final int RANKS = WholeNameRank.ELSEWHERE + 1;

    /** The hash of no chars, see {@link #with}. */
    static final long NO_CHARS = 0xCBF29CE484222325L;

    /** How far from its guessed place a number is looked for first: nearly all of 200,000 are that near. */
    private static final int NEAR = 1 << 10;

    private static final int RANK_BITS = 8;
    private static final int ITEM_BITS = 16;
    private static final int HASH_AT = RANK_BITS + ITEM_BITS;

    private static final long HASH = -1L << HASH_AT;
    private static final int ITEM = (1 << ITEM_BITS) - 1;
    private static final long RANK = (1L << RANK_BITS) - 1;

    private final long[] keys;

    NameKeys(long[] keys) {
        this.keys = keys;
    }

    /** The number of a name of an item. */
    static long key(String name, int item, int rank) {
        return hash(name) | ((long) item << RANK_BITS) | rank;
    }

    /** The number of a name of another item. */
    static long withItem(long key, int item) {
        return (key & HASH) | ((long) item << RANK_BITS) | (key & RANK);
    }

    /** The hash of a name. */
    static long hash(String name) {
        long hash = NO_CHARS;
        for (int i = 0; i < name.length(); i++) {
            hash = with(name.charAt(i), hash);
        }
        return mixed(hash);
    }

    /** Adds a char to the hash of those before it: FNV-1a in 64 bits, which begins with {@link #NO_CHARS}. */
    static long with(int c, long hash) {
        return (hash ^ c) * 0x100000001B3L;
    }

    /** The finished hash, of which only the upper 40 bits are kept. */
    static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        return (mixed ^ (mixed >>> 29)) & HASH;
    }

    /** Sorts numbers, and keeps the best rank of each name of an item. */
    static long[] sorted(long[] keys) {
        Arrays.sort(keys);
        int count = 0;
        for (long key : keys) {
            if (count == 0 || keys[count - 1] >> RANK_BITS != key >> RANK_BITS) {
                keys[count++] = key;
            }
        }
        return Arrays.copyOf(keys, count);
    }

    /** Adds the hashes of all names. */
    void addTo(HashFilter filter) {
        for (long key : keys) {
            filter.add(key);
        }
    }

    /**
     * The items of a name.
     *
     * @return the items for each rank
     */
    List<BitSet> find(String name) {
        List<BitSet> found = new ArrayList<>(RANKS);
        for (int rank = 0; rank < RANKS; rank++) {
            found.add(new BitSet());
        }
        long hash = hash(name);
        for (int i = first(hash); has(hash, i); i++) {
            if (rank(i) < RANKS) {
                found.get(rank(i)).set(item(i));
            }
        }
        return found;
    }

    /** Whether there is a name with a hash. */
    boolean has(long hash) {
        return has(hash, first(hash));
    }

    /** The index of the first number with a hash, or where it would be. */
    int first(long hash) {
        int guess = (int) ((((hash >> HASH_AT) + (1L << 39)) * keys.length) >> 40); // hashes are spread evenly
        int low = Math.max(0, guess - NEAR);
        int high = Math.min(keys.length, guess + NEAR);
        if ((low > 0 && keys[low - 1] >= hash) || (high < keys.length && keys[high] < hash)) {
            low = 0;
            high = keys.length;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < hash) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether there is a number at an index, and has a hash. */
    boolean has(long hash, int i) {
        return i < keys.length && (keys[i] & HASH) == hash;
    }

    /** The item of the number at an index. */
    int item(int i) {
        return (int) (keys[i] >>> RANK_BITS) & ITEM;
    }

    /** The rank of the number at an index. */
    int rank(int i) {
        return (int) (keys[i] & RANK);
    }
}
