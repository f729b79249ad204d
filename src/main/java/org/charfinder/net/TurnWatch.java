package org.charfinder.net;

import java.time.Duration;
import org.charfinder.net.LineServer.Count;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches a loop: how long its turns take, and whether its selector returns without cause, which would spin. */
final class TurnWatch {

    private static final Logger log = LoggerFactory.getLogger(TurnWatch.class);

    /** A turn that takes longer is felt by those who type. */
    private static final long SLOW = Duration.ofMillis(100).toNanos();

    /** Returns without cause in a row that are no accident any more; as in Netty. */
    private static final int EARLY_RETURNS = 512;

    /** What the system's timers may be early. */
    private static final long TIMER_PRECISION = Duration.ofMillis(1).toNanos();

    private final Counters<Count> counters;
    private final long[] before = new long[Count.values().length]; // the counters, when the turn began
    private final Throttle slowTurns = new Throttle();
    private long began;
    private int earlyReturns; // in a row

    TurnWatch(Counters<Count> counters) {
        this.counters = counters;
    }

    /**
     * Is told that the selector has returned, and nobody had waked it.
     *
     * @param sleep for how long it should have slept, in nanoseconds; 0: not at all
     * @param slept how long it has slept
     * @return whether it is time to replace it
     */
    boolean returned(int selected, long sleep, long slept) {
        if (selected > 0 || slept >= sleep - TIMER_PRECISION) {
            earlyReturns = 0;
            return false;
        }
        counters.add(Count.EARLY_RETURNS, 1);
        if (++earlyReturns < EARLY_RETURNS) {
            return false;
        }
        earlyReturns = 0;
        return true;
    }

    void began(long time) {
        began = time;
        counters.add(Count.TURNS, 1);
        counters.copyTo(before);
    }

    void ended(long time) {
        long nanos = time - began;
        if (nanos > SLOW && slowTurns.letsThrough(time)) {
            log.warn(
                    "slow_turn millis={} did=\"{}\" left_out={}",
                    nanos / 1_000_000,
                    counters.since(before),
                    slowTurns.takeHeldBack());
        }
        counters.add(Count.BUSY_NANOS, nanos);
        if (nanos > 1_000_000) {
            counters.add(Count.TURNS_OVER_1_MS, 1);
            counters.add(Count.TURNS_OVER_10_MS, nanos > 10_000_000 ? 1 : 0);
            counters.add(Count.TURNS_OVER_100_MS, nanos > 100_000_000 ? 1 : 0);
        }
        counters.raise(Count.LONGEST_TURN_MICROS, nanos / 1000);
    }
}
