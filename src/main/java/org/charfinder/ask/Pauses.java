package org.charfinder.ask;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a server is left out: longer after each failure in a row, and never equally long for many clients. */
final class Pauses {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 10; // then it is the longest anyway

    private final RandomGenerator random;

    Pauses(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The pause after a failure: a random part, at least half, of a time that doubles with each failure.
     *
     * @param failures in a row, at least 1
     */
    Duration after(int failures) {
        long nanos = FIRST.toNanos() << Math.min(failures - 1, MOST_DOUBLINGS);
        long most = Math.min(nanos, LONGEST.toNanos());
        return Duration.ofNanos(most / 2 + random.nextLong(most / 2 + 1));
    }
}
