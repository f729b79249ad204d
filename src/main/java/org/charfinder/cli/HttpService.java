package org.charfinder.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.charfinder.net.LineServers;
import org.charfinder.net.Listening;
import org.charfinder.net.ServerOptions;
import org.charfinder.query.Finders;
import org.charfinder.server.SearchService;
import org.charfinder.web.WebOptions;
import org.charfinder.web.WebServer;
import org.charfinder.web.metrics.LineStatistics;
import org.charfinder.work.Workers;

/**
 * The page and the API. Only this class refers to their package, so that nothing of it is loaded without {@code
 * --http}.
 */
final class HttpService implements AutoCloseable {

    private final WebServer server;
    private volatile long drainedAt; // of the clock that is System.nanoTime

    /** Serves from now on. */
    HttpService(
            InetSocketAddress address,
            ServerOptions options,
            Finders finders,
            Workers workers,
            String program,
            LineServers line,
            List<SearchService> hosts,
            List<String> origins)
            throws IOException {
        LineStatistics statistics = new LineStatistics(
                line.counters(),
                line.loopCounters(),
                hosts.stream().map(SearchService::counters).toList(),
                line.maxClients());
        WebOptions how = WebOptions.at(address)
                .withSharesPort(options.listening() == Listening.SHARED)
                .withOrigins(origins)
                .withProxies(options.clients()::isProxy);
        server = new WebServer(how, finders, workers, program, statistics);
    }

    /** Loads in another thread what takes longest to load, so that there is less to wait for. The log must be open. */
    static void loadAhead() {
        Thread thread = new Thread(WebServer::loadAhead, "load-web");
        thread.setDaemon(true);
        thread.start();
    }

    /** The most clients at once, each of which needs a file descriptor. */
    static int maxClients() {
        return WebServer.MAX_CLIENTS;
    }

    InetSocketAddress address() {
        return server.address();
    }

    /** Whether a client is connected, or was so at that time of {@link System#nanoTime} or later. */
    boolean hadClientsSince(long time) {
        return server.hadClientsSince(time);
    }

    /** Makes the server say that it is not ready, and close connections after a response. Any thread may call. */
    void announceShutdown() {
        server.announceShutdown();
    }

    /** Makes the server answer that it is not ready, and refuse all other requests. Any thread may call. */
    void drain() {
        drainedAt = System.nanoTime();
        server.drain();
    }

    /** Returns when all answers are sent, or the grace since {@link #drain} is over. Call {@link #drain} before. */
    void stop(Duration grace) {
        Duration left = grace.minusNanos(System.nanoTime() - drainedAt);
        server.stop(left.isNegative() ? Duration.ZERO : left);
    }

    @Override
    public void close() {
        server.close();
    }
}
