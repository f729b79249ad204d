package org.charfinder.fault;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass, where that is the fault itself. No test waits like this for what a server does. */
final class Time {

    private Time() {}

    static void pass(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
