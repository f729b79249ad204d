package org.charfinder.net;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time as a loop lives it. When it looks much later than it should, its process was stopped meanwhile, or its machine
 * suspended; such a time does not count, since clients could not use it either.
 */
final class LoopClock {

    /** A process that runs is not later than that, however busy its machine is. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private final long tolerance;
    private long time; // of nanoTime, at the last look
    private long stopped; // what of it did not count

    /** @param nanoTime as {@link System#nanoTime} */
    LoopClock(LongSupplier nanoTime) {
        this(nanoTime, TOLERANCE);
    }

    LoopClock(LongSupplier nanoTime, Duration tolerance) {
        this.nanoTime = nanoTime;
        this.tolerance = tolerance.toNanos();
        time = nanoTime.getAsLong();
    }

    /**
     * Looks at the clock.
     *
     * @param expected the nanoseconds that the loop meant to let pass since the last look
     * @return the nanoseconds since then if they do not count, otherwise 0
     */
    long look(long expected) {
        long passed = nanoTime.getAsLong() - time;
        time += passed;
        if (passed - expected <= tolerance) {
            return 0;
        }
        stopped += passed;
        return passed;
    }

    /** The time of the last look, in nanoseconds from an arbitrary moment, without what does not count. */
    long now() {
        return time - stopped;
    }

    /** The same, with what does not count. */
    long time() {
        return time;
    }
}
