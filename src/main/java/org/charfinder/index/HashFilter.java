package org.charfinder.index;

/**
 * A set of hashes that tells without a search that it does not have one: a bit for each value of the upper bits of a
 * hash. Of 100 others, it takes 8 to 12 for its own.
 */
final class HashFilter {

    private static final int BITS_PER_HASH = 8;

    private final long[] table; // its length is a power of two

    /** Makes an empty set. */
    static HashFilter forHashes(int count) {
        return new HashFilter(new long[Integer.highestOneBit(Math.max(1, count * BITS_PER_HASH / Long.SIZE)) * 2]);
    }

    /** Takes a section of an index. */
    HashFilter(long[] table) {
        this.table = table;
    }

    long[] table() {
        return table;
    }

    /** Adds a hash, whose upper bits are spread evenly. */
    void add(long hash) {
        int bit = bit(hash);
        table[bit >>> 6] |= 1L << bit;
    }

    /** Whether a hash may have been added; false only if it was not. */
    boolean mayHave(long hash) {
        int bit = bit(hash);
        return ((table[bit >>> 6] >>> bit) & 1) == 1;
    }

    private int bit(long hash) {
        return (int) (hash >>> (Long.numberOfLeadingZeros(table.length - 1L) - 6));
    }
}
