package org.charfinder.server;

import java.util.Arrays;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.QueryResult;

/**
 * The answers to queries that were asked lately, since some are asked again and again: a table of slots, each of which
 * keeps the last short query of its hash. The index never changes, so no answer grows old. All memory is bounded, some
 * 1.7 KB a slot at most, and used again. One thread at a time.
 */
final class RecentAnswers {

    /** Longer queries, and answers of more slices, are rare and would take most of the memory. */
    private static final int LONGEST_QUERY = 48;

    private static final int MOST_SLICES = 128;

    private final UnicodeNameIndex index;
    private final Slot[] slots;

    /** @param slots how many, a power of two */
    RecentAnswers(UnicodeNameIndex index, int slots) {
        this.index = index;
        this.slots = new Slot[slots];
    }

    private static final class Slot {
        private final byte[] query = new byte[LONGEST_QUERY];
        private final QueryResult answer;
        private int length; // of the query

        Slot(UnicodeNameIndex index) {
            answer = new QueryResult(index);
        }
    }

    /** The answer to a query; null if it is not here. Good until another is kept. */
    QueryResult get(byte[] query, int start, int stop) {
        Slot slot = slots[number(query, start, stop)];
        if (slot == null || !Arrays.equals(slot.query, 0, slot.length, query, start, stop)) {
            return null;
        }
        return slot.answer;
    }

    /** Keeps the answer to a query, if it is not too large. */
    void put(byte[] query, int start, int stop, QueryResult answer) {
        if (stop - start > LONGEST_QUERY || answer.count() > MOST_SLICES || answer.hasOwn()) {
            return;
        }
        int number = number(query, start, stop);
        if (slots[number] == null) {
            slots[number] = new Slot(index);
        }
        Slot slot = slots[number];
        slot.length = stop - start;
        System.arraycopy(query, start, slot.query, 0, slot.length);
        slot.answer.set(answer);
    }

    private int number(byte[] query, int start, int stop) {
        int hash = 0;
        for (int i = start; i < stop; i++) {
            hash = 31 * hash + query[i];
        }
        return (hash ^ hash >>> 12 ^ hash >>> 24) & slots.length - 1;
    }
}
