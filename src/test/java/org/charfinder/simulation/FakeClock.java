package org.charfinder.simulation;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The clock of a simulated machine. It stands still while the server works, and is moved while the server sleeps. */
final class FakeClock implements LongSupplier {

    private long nanos;
    private long looked; // at this time
    private boolean suspended; // since then
    private long suspensions; // the sum of what does not count

    /** The server looks at the clock. */
    @Override
    public long getAsLong() {
        if (suspended) {
            suspended = false;
            suspensions += nanos - looked;
        }
        looked = nanos;
        return nanos;
    }

    /** The time without suspensions, which deadlines count by. */
    long now() {
        return nanos - suspensions;
    }

    void advance(long more) {
        nanos += more;
    }

    /** The machine stands still. The time since the server has looked at the clock does not count. */
    void suspend(Duration time) {
        nanos += time.toNanos();
        suspended = true;
    }
}
