package org.charfinder.index;

/** A set of hashes that tells without a search that it does not have one. Of 100 others, it takes 8 for its own. */
final class HashFilter {

    private static final int BITS = 21; // of a hash; the table takes 256 KiB

    private final long[] table = new long[1 << (BITS - 6)];

    /** Adds a hash, whose upper bits are spread evenly. */
    void add(long hash) {
        int bit = (int) (hash >>> (Long.SIZE - BITS));
        table[bit >>> 6] |= 1L << bit;
    }

    /** Whether a hash may have been added; false only if it was not. */
    boolean mayHave(long hash) {
        int bit = (int) (hash >>> (Long.SIZE - BITS));
        return ((table[bit >>> 6] >>> bit) & 1) == 1;
    }
}
