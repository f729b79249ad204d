package org.charfinder.loop;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The clock of a loop. A look at it that comes much later than expected shows that the process or the machine was
 * suspended meanwhile. Such time does not count towards deadlines, since clients could not use it either. Not
 * thread-safe.
 */
public final class LoopClock {

    /** A running process is late by at most this, however busy its machine is. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private final long tolerance;
    private long time; // of nanoTime, at the last look
    private long suspended; // the part of it that does not count

    /**
     * Creates a clock that takes a delay of more than a second for a suspension.
     *
     * @param nanoTime as {@link System#nanoTime}
     */
    public LoopClock(LongSupplier nanoTime) {
        this(nanoTime, TOLERANCE);
    }

    /**
     * Creates a clock.
     *
     * @param nanoTime as {@link System#nanoTime}
     * @param tolerance the longest delay that is no suspension
     */
    public LoopClock(LongSupplier nanoTime, Duration tolerance) {
        this.nanoTime = nanoTime;
        this.tolerance = tolerance.toNanos();
        time = nanoTime.getAsLong();
    }

    /**
     * Looks at the clock.
     *
     * @param expected the nanoseconds that the loop meant to let pass since the last look
     * @return the nanoseconds since the last look if they were a suspension, otherwise 0
     */
    long look(long expected) {
        long passed = nanoTime.getAsLong() - time;
        time += passed;
        if (passed - expected <= tolerance) {
            return 0;
        }
        suspended += passed;
        return passed;
    }

    /**
     * The time of the last look, without suspensions.
     *
     * @return nanoseconds from an arbitrary moment
     */
    public long now() {
        return time - suspended;
    }

    /**
     * The time of the last look, with suspensions.
     *
     * @return nanoseconds, as the clock gave them
     */
    public long time() {
        return time;
    }
}
