package org.charfinder.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The range of an option's values. */
interface Range<T> {

    /** What is wrong with a value, to follow the option's name in a message; null if the value is in the range. */
    @Nullable
    String complaint(T value);

    /** Every value. */
    static <T> Range<T> any() {
        return value -> null;
    }

    static Range<Integer> atLeast(int least) {
        return value -> value >= least ? null : "must be at least %d, was %d".formatted(least, value);
    }

    /** Both ends included. */
    static Range<Integer> between(int least, int most) {
        return value ->
                value >= least && value <= most ? null : "must be from %d to %d, was %d".formatted(least, most, value);
    }

    /**
     * Both ends included.
     *
     * @param words the range as a user writes times: {@code from 1s to 24h}
     */
    static Range<Duration> between(Duration least, Duration most, String words) {
        return value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0 ? null : "must be " + words;
    }
}
