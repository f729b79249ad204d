package org.charfinder.net;

import java.time.Duration;
import org.charfinder.loop.Deadlines;
import org.charfinder.loop.LoopClock;

/**
 * The deadlines of a server's connections. A connection has at most one deadline. Waiting for something new starts a
 * new one; progress restarts it.
 */
final class Timeouts {

    /** The longest time in which a client may keep its end open after the server has closed its own. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    /** The longest time in which a PROXY header may come; its rules ask for a TCP retransmission's time at least. */
    private static final Duration HEADER = Duration.ofSeconds(3);

    private final LoopClock clock;
    private final Deadlines idle;
    private final Deadlines unfinishedLine;
    private final Deadlines stalled;
    private final Deadlines lingering = new Deadlines(LINGER);
    private final Deadlines header = new Deadlines(HEADER);

    /**
     * Creates empty lists.
     *
     * @param clock of the loop
     */
    Timeouts(ServerOptions options, LoopClock clock) {
        this.clock = clock;
        idle = new Deadlines(options.idleTimeout());
        unfinishedLine = new Deadlines(options.lineTimeout());
        stalled = new Deadlines(options.writeTimeout());
    }

    /** The time of the loop's clock, in nanoseconds. */
    long now() {
        return clock.now();
    }

    /** Sets the deadline of a connection that has to begin with a PROXY header. */
    void awaitHeader(Deadlines.Member connection) {
        start(header, connection, false);
    }

    /**
     * Sets the deadline of a connection at the end of its turn. A client that waits for us has none.
     *
     * @param unfinished whether a line has begun; more bytes of it are no progress, only its end is
     * @param progress whether in this turn the client has sent, or taken, something
     */
    void update(Deadlines.Member connection, Phase phase, boolean unfinished, boolean progress) {
        switch (phase) {
            case READING -> {
                if (unfinished) {
                    start(unfinishedLine, connection, false);
                } else {
                    start(idle, connection, progress);
                }
            }
            case REPLYING, FINISHING -> start(stalled, connection, progress);
            case LINGERING -> start(lingering, connection, false);
            case AWAITING, CLOSED -> Deadlines.leave(connection);
        }
    }

    private void start(Deadlines deadlines, Deadlines.Member connection, boolean progress) {
        if (progress) {
            deadlines.touch(connection, clock.now());
        } else {
            deadlines.join(connection, clock.now());
        }
    }

    /** Calls the connections whose deadlines are over. */
    void expire() {
        long now = clock.now();
        idle.expire(now);
        unfinishedLine.expire(now);
        stalled.expire(now);
        lingering.expire(now);
        header.expire(now);
    }

    /** Nanoseconds until the next deadline; 0 if one is over, {@link Long#MAX_VALUE} if there is none. */
    long remaining() {
        long now = clock.now();
        return Math.min(
                Math.min(idle.remaining(now), unfinishedLine.remaining(now)),
                Math.min(stalled.remaining(now), Math.min(lingering.remaining(now), header.remaining(now))));
    }
}
