package org.charfinder.net;

import java.time.Duration;
import java.util.ArrayDeque;

/**
 * When a server that shuts down tells the clients that ask nothing. First it waits for those that are about to ask.
 * Then it tells one after the other: clients connect again as soon as they are told, and a thousand of them in the same
 * millisecond would overload the server that they reach.
 *
 * <pre>
 *   shutdown   quiet time over              last call          grace over
 *      |------------|--told--told--told--------|---------------------|
 * </pre>
 *
 * It knows no sockets. Times are nanoseconds of the clock that the caller passes in.
 */
final class Farewells {

    /** How long a client must have sent nothing before it is told: more than a round trip between continents. */
    private static final Duration QUIET = Duration.ofMillis(500);

    /** The time between two clients, at most. It is shorter if there are more clients than the grace has room for. */
    private static final Duration SPACING = Duration.ofMillis(10);

    /** What counts as the grace if that has no limit. */
    private static final Duration WITHOUT_LIMIT = Duration.ofSeconds(10);

    /** A session that is to end. */
    interface Session {
        /** Whether it has ended by itself. */
        boolean isOver();

        /** Whether the client has asked nothing since that time, and is not about to. */
        boolean isQuietSince(long time);

        /** Tells the client, unless the kernel has input of it after all. */
        void tell();

        /** Answers what has been received, and then tells the client, whatever else it sends. */
        void lastCall();
    }

    private final ArrayDeque<Session> waiting = new ArrayDeque<>(); // to be told, the next one first
    private final long quiet;
    private final long spacing;
    private final long lastCall;
    private long next; // when the next client may be told
    private boolean called; // the last call is over

    /**
     * Tells no client yet.
     *
     * @param grace the longest time that the shutdown may take; zero: no limit
     * @param now the time of the shutdown
     * @param clients about how many are there to be told
     */
    Farewells(Duration grace, long now, int clients) {
        long time = (grace.isZero() ? WITHOUT_LIMIT : grace).toNanos();
        quiet = Math.min(QUIET.toNanos(), time / 4);
        long told = time / 4 * 3; // the rest of the grace is for those that are told last
        spacing = Math.min(SPACING.toNanos(), (told - quiet) / Math.max(1, clients));
        next = now + quiet;
        lastCall = now + told;
    }

    /** Adds a session. It waits for all that were added before, unless these are busy. */
    void add(Session session) {
        waiting.add(session);
    }

    /** Tells those whose time has come. */
    void expire(long now) {
        if (!called && now - lastCall >= 0) {
            called = true;
            waiting.forEach(Session::lastCall);
        }
        for (int left = waiting.size(); left > 0 && now - next >= 0; left--) {
            Session session = waiting.remove();
            if (session.isQuietSince(now - quiet)) {
                session.tell();
                next += spacing;
            }
            if (!session.isOver()) {
                waiting.add(session);
            }
        }
        if (now - next >= 0) {
            next = now + quiet; // all others are busy
        }
    }

    /** Nanoseconds until {@link #expire} has something to do; {@link Long#MAX_VALUE} if no client is to be told. */
    long remaining(long now) {
        if (waiting.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return Math.max(0, called ? next - now : Math.min(next - now, lastCall - now));
    }
}
