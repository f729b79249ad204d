package org.charfinder.net;

import java.time.Duration;

/**
 * What a connection has sent lately. A proxy may hold megabytes of it, so the client may still receive it when the
 * server has long sent all. Replies of which each is sent within two seconds of the one before count as one.
 */
final class RecentOutput {

    /** The time in which an interrupt may still be meant for what was sent. */
    private static final long MOMENT = Duration.ofSeconds(2).toNanos();

    /** More bytes than this take a client time to receive: about what a socket holds. */
    private static final int LARGE = 64 * 1024;

    private long bytes;
    private long end; // the time of the last of them, in nanoseconds
    private boolean held; // what is sent is no reply

    /** Counts what was sent at a time, in nanoseconds. */
    void add(long sent, long now) {
        if (held || sent == 0) {
            return;
        }
        if (now - end > MOMENT) {
            bytes = 0;
        }
        bytes += sent;
        end = now;
    }

    /** What is sent from now on is not counted: prompts and answers to Telnet, which must not extend the time. */
    void hold() {
        held = true;
    }

    /** Takes what was sent for received. */
    void forget() {
        bytes = 0;
    }

    /** What is sent from now on is counted. */
    void resume() {
        held = false;
    }

    /** Whether an interrupt at a time, in nanoseconds, may be meant for what was sent. */
    boolean mayBeUnderWay(long now) {
        return bytes > LARGE && now - end <= MOMENT;
    }
}
