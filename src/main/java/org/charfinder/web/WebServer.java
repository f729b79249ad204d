package org.charfinder.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Finders;
import org.charfinder.web.metrics.LineStatistics;
import org.charfinder.web.metrics.Metrics;
import org.charfinder.web.page.Assets;
import org.charfinder.web.page.PageRenderer;
import org.charfinder.web.resource.ErrorWriter;
import org.charfinder.web.resource.Routes;
import org.charfinder.work.Workers;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the page and the API over HTTP/1.1, in threads of its own. Clients hold at most {@value #MAX_CLIENTS}
 * connections, and a connection holds one or two buffers.
 */
public final class WebServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebServer.class);

    /** How many clients may be connected at once. The kernel keeps further connections waiting. */
    public static final int MAX_CLIENTS = 1000;

    /** The largest request line with all headers, in bytes. */
    private static final int MAX_HEAD = 8 * 1024;

    /** How long a connection may stay without a byte in either direction, and without a whole request. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** How long a connection may stay without a byte while {@link #MAX_CLIENTS} are connected. */
    private static final Duration IDLE_WHEN_FULL = Duration.ofSeconds(1);

    /** Threads that wait for sockets, and send themselves what takes no work. */
    private static final int SELECTORS = Math.min(Runtime.getRuntime().availableProcessors(), 4);

    /** If selectors accepted, Jetty's limit of connections would close the port for ever if a client left too soon. */
    private static final int ACCEPTORS = 1;

    /** Threads for what Jetty does besides, of which it wants one to be free. */
    private static final int RESERVE = 2;

    /** The pause between two searches for stalled connections. */
    private static final Duration SWEEP = Duration.ofSeconds(5);

    /** The kernel's send buffer of a connection, in bytes. A smaller one slows down clients that read. */
    private static final int SEND_BUFFER = 128 * 1024;

    /** The smallest response that is compressed, in bytes. A smaller one fits into one packet anyway. */
    private static final int MIN_COMPRESSED = 1024;

    /** Each address is looked up as a whole, so {@code /%2F} and {@code /%25} can only be cards of characters. */
    private static final UriCompliance ONE_CHARACTER = UriCompliance.DEFAULT.with(
            "ONE_CHARACTER",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

    private final Server server;
    private final ServerConnector connector;
    private final Router router;
    private final Metrics metrics;
    private final StalledConnections stalled;
    private final IntSupplier connections;

    /**
     * Opens the port and serves.
     *
     * @param options how to serve
     * @param finders of the index that queries search
     * @param workers do what takes long
     * @param program the name of the program and its version
     * @param line the counters of the line server, for the metrics
     * @throws IOException if the server can't listen on the address
     */
    public WebServer(WebOptions options, Finders finders, Workers workers, String program, LineStatistics line)
            throws IOException {
        UnicodeNameIndex index = finders.index();
        metrics = new Metrics(index, program, line, workers);
        Assets assets = new Assets();
        PageRenderer pages =
                new PageRenderer(assets, program, index.unicodeVersion().toString());
        ErrorWriter errors = new ErrorWriter(pages);
        AllowedOrigins allowed = new AllowedOrigins(options.origins());
        router = new Router(new Routes(finders, program, assets, pages, metrics), errors, allowed, workers);
        server = new Server(threads(), new ScheduledExecutorScheduler("web-timer", true), null);
        connector = connector(
                server,
                options.address(),
                new ProxiedConnections(
                        options.proxies(), options.headerTimeout(), requests(), metrics::countBadProxyHeader));
        connector.setReusePort(options.sharesPort());
        server.addConnector(connector);
        stalled = new StalledConnections(connector::getConnectedEndPoints, router::isWaiting, IDLE);
        NetworkConnectionLimit limit = new NetworkConnectionLimit(MAX_CLIENTS, connector);
        limit.setEndPointIdleTimeout(IDLE_WHEN_FULL.toMillis());
        server.addBean(limit);
        server.setErrorHandler(new RefusedRequests(errors, allowed, MAX_HEAD));
        server.setHandler(new EncodingsAtWill(compressing(router)));
        UnreadableRequests.workAround(server); // until Jetty is mended; see there
        connections = limit::getNetworkConnectionCount;
        metrics.registerClients(limit::getNetworkConnectionCount);
        open();
        start();
    }

    /**
     * Loads what takes longest to load. When its class MimeTypes is first used, Jetty asks Java for all locales, which
     * takes as long as to read an index. Any thread may call.
     */
    public static void loadAhead() {
        Objects.requireNonNull(MimeTypes.DEFAULTS);
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(SELECTORS + ACCEPTORS + RESERVE, 1);
        threads.setName("web");
        threads.setDaemon(true); // the process ends when the line server has ended
        return threads;
    }

    private static HttpConfiguration requests() {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(MAX_HEAD);
        http.setSendServerVersion(false);
        http.setUriCompliance(ONE_CHARACTER);
        http.setHeaderCacheSize(0); // the cache takes 100 KB for each connection with more than one request
        return http;
    }

    private static ServerConnector connector(Server server, InetSocketAddress address, ProxiedConnections beginnings) {
        ServerConnector built = new ServerConnector(server, ACCEPTORS, SELECTORS, beginnings, beginnings.requests());
        built.addBean(beginnings); // as the listener to connections, too
        built.setHost(address.getAddress().getHostAddress());
        built.setPort(address.getPort());
        built.setAcceptQueueSize(MAX_CLIENTS); // when the default of 50 is full, clients try again only a second later
        built.setIdleTimeout(IDLE.toMillis());
        built.setAcceptedSendBufferSize(SEND_BUFFER);
        return built;
    }

    /** The site's tags are weak, so the compressed response keeps the tag, and a 304 has the same tag as a 200. */
    private static final class OneTagGzip extends GzipCompression {
        @Override
        public String etag(String tag) {
            return tag;
        }
    }

    private static Handler compressing(Handler handler) {
        GzipCompression gzip = new OneTagGzip();
        gzip.setMinCompressSize(MIN_COMPRESSED);
        CompressionHandler compression = new CompressionHandler(handler);
        compression.putCompression(gzip);
        compression.putConfiguration(
                "/*",
                CompressionConfig.builder()
                        .defaults()
                        .compressIncludeMethod("HEAD")
                        .decompressExcludePath("/*") // a body is as long as its client says
                        .build());
        return compression;
    }

    private void open() throws IOException {
        try {
            connector.open();
        } catch (IOException e) {
            throw e.getCause() instanceof IOException reason ? reason : e; // which has no more than the address
        }
    }

    private void start() throws IOException {
        try {
            server.start();
            stalled.sweepEvery(SWEEP, connector.getScheduler());
        } catch (Exception e) { // the type that Jetty declares
            connector.close();
            throw new IOException("can't start: " + e.getMessage(), e);
        }
    }

    /** @param now the time of {@link System#nanoTime} */
    void closeStalledConnections(long now) {
        stalled.sweep(now);
    }

    /**
     * The address on which the server listens.
     *
     * @return with the port that the kernel has chosen, if it did
     */
    public InetSocketAddress address() {
        return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
    }

    /**
     * Whether a client is connected, or was sent a response a moment ago. Any thread may call.
     *
     * @param time the earliest time that counts, of {@link System#nanoTime}, which is Jetty's clock
     * @return whether there is a client that is worth waiting for
     */
    public boolean hadClientsSince(long time) {
        return connections.getAsInt() > 0 || router.hasAnsweredSince(time);
    }

    /**
     * From now on answers that the server is not ready, and asks clients not to use their connections again. Any thread
     * may call.
     */
    public void announceShutdown() {
        router.announceShutdown();
    }

    /** From now on refuses all requests except those for the server's state. Any thread may call. */
    public void drain() {
        router.drain();
    }

    /**
     * Waits until all responses have been sent, then closes.
     *
     * @param grace the time to wait at most
     */
    public void stop(Duration grace) {
        try {
            router.awaitEnd(grace);
        } catch (TimeoutException e) {
            log.info("web_grace_over");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Closes the port and all connections. Further calls do nothing. */
    @Override
    public void close() {
        try {
            metrics.close();
            server.stop();
        } catch (Exception e) { // the type that Jetty declares
            log.warn("web_not_stopped", e);
        }
    }
}
