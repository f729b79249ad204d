package org.charfinder.server;

import java.util.Arrays;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.QueryResult;
import org.jspecify.annotations.Nullable;

/**
 * The results of recent queries: a hash table in which each slot keeps one short query and its result. A query is kept
 * when it comes a second time, and no other query of its slot in between. So queries that come once each neither
 * replace the ones that are repeated nor cost the memory accesses of a copy. The index never changes, so results never
 * expire. A slot takes at most 1.7 KB, and its memory is used again. Not thread-safe.
 */
final class ResultCache {

    /** Longer queries, and results of more slices, are rare and would take most of the memory. */
    private static final int LONGEST_QUERY = 48;

    private static final int MOST_SLICES = 128;

    private final UnicodeNameIndex index;
    private final @Nullable Slot[] slots;
    private final int[] kept; // for each slot the hash of its query, which shows nearly always that it is another one
    private final int[] missed; // for each slot the hash of the last query that was put, kept or not

    /** @param slots the number of slots, a power of two */
    ResultCache(UnicodeNameIndex index, int slots) {
        this.index = index;
        this.slots = new Slot[slots];
        this.kept = new int[slots];
        this.missed = new int[slots];
    }

    private static final class Slot {
        private final byte[] query = new byte[LONGEST_QUERY];
        private final QueryResult result;
        private int length; // bytes of the query

        Slot(UnicodeNameIndex index) {
            result = new QueryResult(index);
        }
    }

    /** The hash of a query, for {@link #get} and {@link #put}. */
    static int hash(byte[] query, int start, int stop) {
        int hash = 0;
        for (int i = start; i < stop; i++) {
            hash = 31 * hash + query[i];
        }
        return hash ^ hash >>> 12 ^ hash >>> 24;
    }

    /** Returns the result of a query, null if it is not kept. It is valid until the next {@link #put}. */
    @Nullable
    QueryResult get(int hash, byte[] query, int start, int stop) {
        int number = number(hash);
        Slot slot = kept[number] == hash ? slots[number] : null;
        if (slot == null || !Arrays.equals(slot.query, 0, slot.length, query, start, stop)) {
            return null;
        }
        return slot.result;
    }

    /** Keeps a copy of the result of a query if it comes the second time, unless it is too large. */
    void put(int hash, byte[] query, int start, int stop, QueryResult result) {
        int number = number(hash);
        if (missed[number] != hash) {
            missed[number] = hash;
            return;
        }
        if (stop - start > LONGEST_QUERY || result.count() > MOST_SLICES || result.hasOwn()) {
            return;
        }
        Slot slot = slots[number];
        if (slot == null) {
            slot = new Slot(index);
            slots[number] = slot;
        }
        kept[number] = hash;
        slot.length = stop - start;
        System.arraycopy(query, start, slot.query, 0, slot.length);
        slot.result.set(result);
    }

    private int number(int hash) {
        return hash & slots.length - 1;
    }
}
