package org.charfinder.fault;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** For faults that are nothing but time passing; what a server does about it is never waited for like this. */
final class Time {

    private Time() {}

    static void pass(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
