package org.charfinder.ask;

import java.net.InetSocketAddress;

/** One of the servers, and whether it is asked. */
final class Server {

    /**
     * <pre>
     *   ASKED -- a failure --&gt; LEFT_OUT -- the pause is over --&gt; TRIED -- a failure --&gt; LEFT_OUT
     *     ^                                                        |
     *     +------------------------ a reply -----------------------+
     * </pre>
     */
    enum State {
        ASKED,
        /** Gets no new connection. */
        LEFT_OUT,
        /** Gets one new connection. */
        TRIED
    }

    final InetSocketAddress address;
    private State state = State.ASKED;
    private int failures; // since the last reply
    private int connections;
    private String problem = "";

    Server(InetSocketAddress address) {
        this.address = address;
    }

    State state() {
        return state;
    }

    /** Whether it may get a further connection. */
    boolean takesConnections() {
        return state == State.ASKED || waitsForTrial();
    }

    /** Whether it is to get one connection, and has none yet. */
    boolean waitsForTrial() {
        return state == State.TRIED && connections == 0;
    }

    /** Whether it has failed more than a number of times in a row. */
    boolean hasFailedMoreThan(int retries) {
        return state == State.LEFT_OUT && failures > retries;
    }

    /** Why it has failed last. */
    String problem() {
        return problem;
    }

    int connections() {
        return connections;
    }

    void connectionOpened() {
        connections++;
    }

    void connectionEnded() {
        connections--;
    }

    /**
     * Counts a failure, unless it is left out already: its connections often fail together.
     *
     * @return the failures in a row, for a new pause; 0 if there is one already
     */
    int fail(String why) {
        problem = why;
        if (state == State.LEFT_OUT) {
            return 0;
        }
        state = State.LEFT_OUT;
        return ++failures;
    }

    void tryAgain() {
        state = State.TRIED;
    }

    /**
     * It has replied: returns whether it had failed before. If it is left out, it stays so until the pause is over: it
     * may serve some connections and refuse others.
     */
    boolean replied() {
        failures = 0;
        boolean tried = state == State.TRIED;
        if (tried) {
            state = State.ASKED;
        }
        return tried;
    }
}
