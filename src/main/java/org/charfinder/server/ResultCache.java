package org.charfinder.server;

import java.util.Arrays;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.QueryResult;
import org.jspecify.annotations.Nullable;

/**
 * The results of recent queries: a hash table in which each slot keeps one short query and its result. Four slots are a
 * set, whose queries share the lower bits of their hashes: so 400 queries that are repeated hardly ever replace each
 * other. A query is kept when it comes a second time, and at most three other queries of its set in between. So queries
 * that come once each neither replace the ones that are repeated nor cost the memory accesses of a copy. The index
 * never changes, so results never expire. A slot takes its query, 12 bytes for each slice and 200 bytes more, and its
 * memory is used again. Not thread-safe.
 */
final class ResultCache {

    /** Longer queries are rare and would take most of the memory. */
    private static final int LONGEST_QUERY = 48;

    /** The slots of a set. */
    private static final int WAYS = 4;

    private final UnicodeNameIndex index;
    private final int mostSlices;
    private final @Nullable Slot[] slots;
    private final int[] kept; // for each slot the hash of its query, which shows nearly always that it is another one
    private final int[] missed; // for each set the hashes of the last queries that were put and not kept, latest first

    /**
     * Creates an empty table.
     *
     * @param slots the number of slots, a power of two and at least 4
     * @param mostSlices results of more slices are not kept
     */
    ResultCache(UnicodeNameIndex index, int slots, int mostSlices) {
        this.index = index;
        this.mostSlices = mostSlices;
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
        int first = first(hash);
        for (int i = first; i < first + WAYS; i++) {
            Slot slot = kept[i] == hash ? slots[i] : null;
            if (slot != null && Arrays.equals(slot.query, 0, slot.length, query, start, stop)) {
                return slot.result;
            }
        }
        return null;
    }

    /** Keeps a copy of the result of a query if it comes the second time, unless it is too large. */
    void put(int hash, byte[] query, int start, int stop, QueryResult result) {
        if (!wasMissed(hash) || stop - start > LONGEST_QUERY || result.count() > mostSlices || result.hasOwn()) {
            return;
        }
        Slot slot = takeFirst(first(hash));
        kept[first(hash)] = hash;
        slot.length = stop - start;
        System.arraycopy(query, start, slot.query, 0, slot.length);
        slot.result.set(result);
    }

    /** Whether a query came lately; remembers that it has come. */
    private boolean wasMissed(int hash) {
        int first = first(hash);
        for (int i = first; i < first + WAYS; i++) {
            if (missed[i] == hash) {
                return true;
            }
        }
        System.arraycopy(missed, first, missed, first + 1, WAYS - 1);
        missed[first] = hash;
        return false;
    }

    /** Makes the slot of a set that was filled longest ago its first one, to be filled again. */
    private Slot takeFirst(int first) {
        Slot oldest = slots[first + WAYS - 1];
        System.arraycopy(slots, first, slots, first + 1, WAYS - 1);
        System.arraycopy(kept, first, kept, first + 1, WAYS - 1);
        Slot taken = oldest == null ? new Slot(index) : oldest;
        slots[first] = taken;
        return taken;
    }

    /** The number of the first slot of a set. */
    private int first(int hash) {
        return hash & slots.length - WAYS;
    }
}
