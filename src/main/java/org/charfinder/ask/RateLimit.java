package org.charfinder.ask;

/**
 * A token bucket: how many queries may be asked at a time. Times are nanoseconds of the clock that the caller passes
 * in.
 */
final class RateLimit {

    /** The longest time, in nanoseconds, whose queries may be asked at once. */
    private static final long BURST = 100_000_000;

    private static final double SECOND = 1e9;

    private final double nanosPerQuery; // 0: no limit
    private double free; // queries that may be asked at the time
    private long time;

    /**
     * Creates a full bucket.
     *
     * @param rate queries a second, above 0; may be infinite
     * @param now the time
     */
    RateLimit(double rate, long now) {
        nanosPerQuery = Double.isInfinite(rate) ? 0 : SECOND / rate;
        time = now;
        free = 1;
    }

    /** Takes a query, and returns true, if one may be asked. */
    boolean tryTake(long now) {
        if (nanosPerQuery == 0) {
            return true;
        }
        free = Math.min(Math.max(1, BURST / nanosPerQuery), free + (now - time) / nanosPerQuery);
        time = now;
        if (free < 1) {
            return false;
        }
        free--;
        return true;
    }

    /** The nanoseconds after which one may be asked, counted from the last {@link #tryTake}. */
    long delay(long now) {
        return (long) Math.ceil(Math.max(0, (1 - free) * nanosPerQuery - (now - time)));
    }
}
