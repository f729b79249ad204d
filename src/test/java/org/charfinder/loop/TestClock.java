package org.charfinder.loop;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock that stands still until a test moves it. */
public final class TestClock implements LongSupplier {

    private final AtomicLong nanos = new AtomicLong();
    private volatile Runnable onLook = () -> {};

    @Override
    public long getAsLong() {
        onLook.run();
        return nanos.get();
    }

    /** Runs an action at each look at this clock. */
    public void onLook(Runnable action) {
        onLook = action;
    }

    /** Moves on, for all servers that were given this clock as soon as they are woken. */
    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    /** Moves on while a loop sleeps. */
    public void advance(Duration duration, LoopClock clock) {
        advance(duration);
        clock.look(duration.toNanos());
    }
}
