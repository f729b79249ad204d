package org.charfinder.loop;

import java.time.Duration;

/** Lets at most one log line of a kind through each second, and counts the suppressed ones. Not thread-safe. */
public final class LogRateLimiter {

    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    private boolean used;
    private long last; // time of the last line that was let through
    private long suppressed; // since then

    /** Creates a limiter that lets the first line through. */
    public LogRateLimiter() {}

    /**
     * Whether a line may be written now. If not, it is counted as suppressed.
     *
     * @param now in nanoseconds from an arbitrary moment
     * @return true if the last line that was let through is at least a second old, or if there was none
     */
    public boolean tryAcquire(long now) {
        if (used && now - last < INTERVAL) {
            suppressed++;
            return false;
        }
        used = true;
        last = now;
        return true;
    }

    /**
     * Returns the number of suppressed lines, and resets it.
     *
     * @return the lines suppressed since the last call
     */
    public long takeSuppressed() {
        long taken = suppressed;
        suppressed = 0;
        return taken;
    }
}
