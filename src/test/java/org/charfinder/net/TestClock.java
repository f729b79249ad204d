package org.charfinder.net;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock that stands still until a test moves it. */
public final class TestClock implements LongSupplier {

    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long getAsLong() {
        return nanos.get();
    }

    /** Moves on, for all servers that were given this clock as soon as they are woken. */
    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
