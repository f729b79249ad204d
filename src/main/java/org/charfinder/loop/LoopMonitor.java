package org.charfinder.loop;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a loop: the duration of its turns, and selectors that return without cause, which would make the loop spin.
 * Slow turns are logged with what was counted in them.
 */
final class LoopMonitor {

    private static final Logger log = LoggerFactory.getLogger(LoopMonitor.class);

    /** A user who types notices a turn that takes longer. */
    private static final long SLOW = Duration.ofMillis(100).toNanos();

    /** Early returns in a row after which the selector is replaced; as in Netty. */
    private static final int EARLY_RETURNS = 512;

    /** The kernel's timers may be early by at most this. */
    private static final long TIMER_PRECISION = Duration.ofMillis(1).toNanos();

    private final Counters<LoopCount> counters;
    private final Counters<?> ownerCounters;
    private final long[] before; // the counters when the turn began
    private final long[] ownerBefore;
    private final LogRateLimiter slowTurns = new LogRateLimiter();
    private long began;
    private int earlyReturns; // in a row

    /**
     * Creates a monitor.
     *
     * @param counters of the loop, which this writes
     * @param ownerCounters what the loop's owner counts, for the log of slow turns
     */
    LoopMonitor(Counters<LoopCount> counters, Counters<?> ownerCounters) {
        this.counters = counters;
        this.ownerCounters = ownerCounters;
        before = counters.copy();
        ownerBefore = ownerCounters.copy();
    }

    /**
     * The selector has returned, and no thread has woken it.
     *
     * @param selected the ready sockets, and the tasks of other threads
     * @param timeout of the select call, in nanoseconds; 0: it does not wait
     * @param slept the duration of the call
     * @return whether the selector should be replaced
     */
    boolean returned(int selected, long timeout, long slept) {
        if (selected > 0 || slept >= timeout - TIMER_PRECISION) {
            earlyReturns = 0;
            return false;
        }
        counters.add(LoopCount.EARLY_RETURNS, 1);
        if (++earlyReturns < EARLY_RETURNS) {
            return false;
        }
        earlyReturns = 0;
        return true;
    }

    void began(long time) {
        began = time;
        counters.add(LoopCount.TURNS, 1);
        counters.copyTo(before);
        ownerCounters.copyTo(ownerBefore);
    }

    void ended(long time) {
        long nanos = time - began;
        if (nanos > SLOW && slowTurns.tryAcquire(time)) {
            log.warn(
                    "slow_turn millis={} did=\"{}\" left_out={}",
                    nanos / 1_000_000,
                    (ownerCounters.since(ownerBefore) + " " + counters.since(before)).strip(),
                    slowTurns.takeSuppressed());
        }
        counters.add(LoopCount.BUSY_NANOS, nanos);
        if (nanos > 1_000_000) {
            counters.add(LoopCount.TURNS_OVER_1_MS, 1);
            counters.add(LoopCount.TURNS_OVER_10_MS, nanos > 10_000_000 ? 1 : 0);
            counters.add(LoopCount.TURNS_OVER_100_MS, nanos > 100_000_000 ? 1 : 0);
        }
        counters.raise(LoopCount.LONGEST_TURN_MICROS, nanos / 1000);
    }
}
