package org.charfinder.work;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.charfinder.net.AddressOrigin;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits, in the order in which it is to be done. Addresses share the time of the workers evenly, and so do
 * the clients of an address, whatever each of their works takes. A client that has asked for little is served before
 * those that have asked for much: it waits for what is being done, and not for what waits. A client asks for one work
 * at a time.
 *
 * <p>This is start-time fair queueing (Goyal, Vin, Cheng 1996), twice: between addresses, and between the clients of
 * each. Each has a virtual time, which goes on by the nanoseconds of its works; the least one is next. While it asks
 * for nothing, no time is saved up for it. What a work takes is known only when it is done, so {@link #ESTIMATE} is
 * counted until then. Not safe for threads; all operations take logarithmic time.
 */
final class FairQueue {

    /** What a work is taken to cost while it is being done, in nanoseconds. */
    static final long ESTIMATE = 1_000_000;

    /** Addresses that are remembered before those are forgotten that ask for nothing. */
    private static final int REMEMBERED = 1024;

    /** The clients of an address. */
    private static final class Origin {
        final TreeSet<Work> waiting =
                new TreeSet<>(Comparator.<Work>comparingLong(work -> work.due).thenComparingLong(work -> work.serial));
        long due;
        long serial; // of its first waiting work when it became one of those that wait
        long clock; // the virtual time of its clients
        int running;

        boolean isIdle() {
            return running == 0 && waiting.isEmpty();
        }
    }

    private final Map<AddressOrigin, Origin> origins = new HashMap<>();
    private final TreeSet<Origin> ready = new TreeSet<>( // those with waiting work
            Comparator.<Origin>comparingLong(origin -> origin.due).thenComparingLong(origin -> origin.serial));
    private int waiting; // how much work
    private int forgetAt = REMEMBERED;
    private long clock; // the virtual time of the addresses
    private long serials;

    /** Lets work wait for its turn. */
    void add(Work work) {
        work.contender.unfinished++;
        waiting++;
        Origin origin = origins.computeIfAbsent(work.contender.origin, key -> new Origin());
        work.due = Math.max(work.contender.due, origin.clock);
        work.serial = serials++;
        if (origin.waiting.isEmpty()) {
            origin.due = Math.max(origin.due, clock);
            origin.serial = work.serial;
        }
        origin.waiting.add(work);
        ready.add(origin);
        if (origins.size() > forgetAt) {
            origins.values().removeIf(Origin::isIdle);
            forgetAt = Math.max(REMEMBERED, 2 * origins.size());
        }
    }

    /**
     * Takes the work that is to be done next. {@link #done} must follow.
     *
     * @return null if none waits
     */
    @Nullable
    Work take() {
        Origin origin = ready.pollFirst();
        if (origin == null) {
            return null;
        }
        waiting--;
        Work work = origin.waiting.first();
        origin.waiting.remove(work);
        clock = Math.max(clock, origin.due);
        origin.clock = Math.max(origin.clock, work.due);
        origin.running++;
        origin.due += ESTIMATE;
        work.contender.due = work.due + ESTIMATE;
        if (!origin.waiting.isEmpty()) {
            ready.add(origin);
        }
        return work;
    }

    /**
     * Work that was taken is over.
     *
     * @param nanos what it took
     */
    void done(Work work, long nanos) {
        Origin origin = origins.get(work.contender.origin);
        if (origin == null) {
            throw new IllegalStateException("the work was not taken");
        }
        work.contender.unfinished--;
        ready.remove(origin); // since its place changes
        origin.running--;
        origin.due += nanos - ESTIMATE;
        work.contender.due += nanos - ESTIMATE;
        if (!origin.waiting.isEmpty()) {
            ready.add(origin);
        }
    }

    /**
     * Removes work.
     *
     * @return false if it does not wait any more
     */
    boolean remove(Work work) {
        Origin origin = origins.get(work.contender.origin);
        if (origin == null || !origin.waiting.remove(work)) {
            return false;
        }
        work.contender.unfinished--;
        waiting--;
        if (origin.waiting.isEmpty()) {
            ready.remove(origin);
        }
        return true;
    }

    /** How much work waits. */
    int waiting() {
        return waiting;
    }

    /** How many addresses are remembered. */
    int origins() {
        return origins.size();
    }
}
