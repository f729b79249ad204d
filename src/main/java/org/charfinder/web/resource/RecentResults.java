package org.charfinder.web.resource;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.charfinder.query.QueryResult;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the bodies of recent search responses: a table of slots. A response is kept when its request comes a
 * second time, and no other request of its slot in between, so requests that come once take no memory. The index never
 * changes, so no entry expires. The memory is at most {@value #SLOTS} bodies of {@value #LONGEST} bytes and as many
 * queries of {@value #LONGEST} characters. Any thread may call.
 *
 * <p>The line server's cache of recent answers is a class of its own, because all but the choice of a slot differs: one
 * thread uses it, its keys are bytes in the receive buffer, and it copies answers into slots that it never frees, so
 * that a query allocates nothing. Here several threads share entries that never change.
 */
final class RecentResults {

    private static final int SLOTS = 1024; // a power of two

    /** A longer response takes more time to send than to make. */
    private static final int LONGEST = 4096;

    /**
     * A response.
     *
     * @param request the request that it answers
     * @param kind how the query was understood
     * @param links the header {@code Link}, if there is one
     * @param body the content
     */
    record Entry(
            SearchRequest request,
            QueryResult.Kind kind,
            @Nullable String links,
            @SuppressWarnings("ArrayRecordComponent") // entries are not compared
            byte[] body) {}

    private final AtomicReferenceArray<@Nullable Entry> slots = new AtomicReferenceArray<>(SLOTS);
    private final AtomicIntegerArray missed = new AtomicIntegerArray(SLOTS); // the hash of the last request put

    /** The response to a request; null if it is not in the cache. */
    @Nullable
    Entry get(SearchRequest request) {
        Entry entry = slots.get(slot(request.hashCode()));
        return entry != null && entry.request.equals(request) ? entry : null;
    }

    /** Keeps a response if its request comes the second time, unless it is too long. */
    void put(Entry entry) {
        int hash = entry.request.hashCode();
        if (missed.getAndSet(slot(hash), hash) == hash
                && entry.body.length <= LONGEST
                && entry.request.query().length() <= LONGEST) {
            slots.set(slot(hash), entry);
        }
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 10 ^ hash >>> 20) & SLOTS - 1;
    }
}
