package org.charfinder.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.net.LineServers;
import org.charfinder.server.SearchHost;
import org.charfinder.web.WebServer;
import org.charfinder.web.metrics.LineStatistics;

/** The page and the API, if they are wanted. Only this class knows of them, so that without them none of it is loaded. */
final class HttpService implements AutoCloseable {

    private final WebServer server;
    private volatile long drainedAt; // of the clock that is System.nanoTime

    /** Serves from now on. */
    HttpService(
            InetSocketAddress address, UnicodeNameIndex index, String program, LineServers line, List<SearchHost> hosts)
            throws IOException {
        LineStatistics statistics = new LineStatistics(
                line.counters(), hosts.stream().map(SearchHost::counters).toList());
        server = new WebServer(address, index, program, statistics);
    }

    /** How many clients it may have at most, each of which needs a file descriptor. */
    static int maxClients() {
        return WebServer.MAX_CLIENTS;
    }

    InetSocketAddress address() {
        return server.address();
    }

    /** From now on says that it is not ready, and refuses all else. Any thread may call. */
    void drain() {
        drainedAt = System.nanoTime();
        server.drain();
    }

    /** Ends when all answers are out, or the grace since {@link #drain} is over, which must have been called. */
    void stop(Duration grace) {
        Duration left = grace.minusNanos(System.nanoTime() - drainedAt);
        server.stop(left.isNegative() ? Duration.ZERO : left);
    }

    @Override
    public void close() {
        server.close();
    }
}
