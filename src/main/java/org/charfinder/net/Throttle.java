package org.charfinder.net;

import java.time.Duration;

/** Lets one warning of a kind through in a second, and counts those that it holds back. */
final class Throttle {

    private static final long REST = Duration.ofSeconds(1).toNanos();

    private boolean used;
    private long last; // time of the last one that was let through
    private long heldBack; // since then

    /** @param now in nanoseconds from an arbitrary moment */
    boolean letsThrough(long now) {
        if (used && now - last < REST) {
            heldBack++;
            return false;
        }
        used = true;
        last = now;
        return true;
    }

    /** How many were held back; counts anew from now on. */
    long takeHeldBack() {
        long taken = heldBack;
        heldBack = 0;
        return taken;
    }
}
