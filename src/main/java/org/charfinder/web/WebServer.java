package org.charfinder.web;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.loop.Counters;
import org.charfinder.loop.LoopCount;
import org.charfinder.net.ServerCount;
import org.charfinder.server.SearchCount;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the page and the API over HTTP/1.1, in threads of its own. Whatever clients do, they hold no more than {@value
 * #MAX_CLIENTS} connections, each with a buffer or two.
 */
public final class WebServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebServer.class);

    /** How many may be connected at once. Others wait until the system gives them up. */
    public static final int MAX_CLIENTS = 1000;

    /** The most bytes of a request line with all headers. */
    static final int MAX_HEAD = 8 * 1024;

    /** How long a connection may be without a byte in either direction, and without a request as a whole. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** The first of these while there are as many clients as may be. */
    private static final Duration IDLE_WHEN_FULL = Duration.ofSeconds(1);

    /** Threads that wait for sockets, and answer at once what is answered in no time. */
    private static final int SELECTORS = Math.min(Runtime.getRuntime().availableProcessors(), 4);

    /** Where a selector accepts, Jetty's limit of connections closes the port for good, if a place is free again too soon. */
    private static final int ACCEPTORS = 1;

    /**
     * Threads that go on with what is long. They wait for nothing but the processor, so more would only wait for each other;
     * and what waits for them is as bounded as the connections, of which each has one request at a time.
     */
    private static final int SENDERS = 4;

    /** How often we look for connections that get nowhere. */
    private static final Duration SWEEP = Duration.ofSeconds(5);

    /** What the system holds for a client that does not read, in bytes; less costs those who do. */
    private static final int SEND_BUFFER = 128 * 1024;

    /** What is smaller fits into a packet anyway, in bytes. */
    private static final int MIN_COMPRESSED = 1024;

    /**
     * What the line server counts, for those who ask for metrics.
     *
     * @param servers of each loop
     * @param loops the loops' own
     * @param hosts of each loop
     */
    public record LineStatistics(
            List<Counters<ServerCount>> servers, List<Counters<LoopCount>> loops, List<Counters<SearchCount>> hosts) {}

    private final Server server;
    private final ServerConnector connector;
    private final Site site;
    private final Stragglers stragglers = new Stragglers(IDLE);

    /**
     * Opens the port and serves.
     *
     * @param address where to listen; port 0 asks the system for a free one
     * @param program what it is called, and its version
     * @throws IOException if the address can't be listened on
     */
    public WebServer(InetSocketAddress address, UnicodeNameIndex index, String program, LineStatistics line)
            throws IOException {
        Metrics metrics = new Metrics(index, program, line);
        site = new Site(index, program, metrics);
        server = new Server(threads(), new ScheduledExecutorScheduler("web-timer", true), null);
        connector = connector(address);
        server.addConnector(connector);
        NetworkConnectionLimit limit = new NetworkConnectionLimit(MAX_CLIENTS, connector);
        limit.setEndPointIdleTimeout(IDLE_WHEN_FULL.toMillis());
        server.addBean(limit);
        server.setErrorHandler(site.errors());
        server.setHandler(marking(compressing(site)));
        metrics.registerClients(limit::getNetworkConnectionCount);
        open();
        start();
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(SELECTORS + ACCEPTORS + SENDERS, 1);
        threads.setName("web");
        threads.setDaemon(true); // whatever ends the line server ends the process
        return threads;
    }

    private ServerConnector connector(InetSocketAddress address) {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(MAX_HEAD);
        http.setSendServerVersion(false);
        http.setHeaderCacheSize(0); // it would take 100 KB for each connection that asks twice
        ServerConnector built = new ServerConnector(server, ACCEPTORS, SELECTORS, new HttpConnectionFactory(http));
        built.setHost(address.getAddress().getHostAddress());
        built.setPort(address.getPort());
        built.setAcceptQueueSize(MAX_CLIENTS); // of the default of 50, many who come at once try again a second later
        built.setIdleTimeout(IDLE.toMillis());
        built.setAcceptedSendBufferSize(SEND_BUFFER);
        return built;
    }

    /** Our tags are weak: what is compressed keeps that of what is not, and so a 304 has the same as a 200. */
    private static final class OneTagGzip extends GzipCompression {
        @Override
        public String etag(String tag) {
            return tag;
        }
    }

    /** Tells requests from what could not be read as one. */
    private static Handler marking(Handler handler) {
        return new Handler.Wrapper(handler) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                HttpErrors.markRead(request);
                return super.handle(request, response, callback);
            }
        };
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
                        .build());
        return compression;
    }

    private void open() throws IOException {
        try {
            connector.open();
        } catch (IOException e) {
            throw e.getCause() instanceof BindException reason ? reason : e;
        }
    }

    private void start() throws IOException {
        try {
            server.start();
            closeStragglersLater();
        } catch (Exception e) { // Jetty declares no more exactly
            connector.close();
            throw new IOException("can't start: " + e.getMessage(), e);
        }
    }

    private void closeStragglersLater() {
        connector
                .getScheduler()
                .schedule(
                        () -> {
                            closeStragglers(System.nanoTime());
                            closeStragglersLater();
                        },
                        SWEEP.toSeconds(),
                        TimeUnit.SECONDS);
    }

    /** @param now of the clock that is {@link System#nanoTime} */
    synchronized void closeStragglers(long now) {
        stragglers.close(connector.getConnectedEndPoints(), now);
    }

    /** Where it listens, with the port that the system chose if it was asked for one. */
    public InetSocketAddress address() {
        return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
    }

    /** From now on refuses what it is asked, and says that it is not ready. Any thread may call. */
    public void drain() {
        site.drain();
    }

    /**
     * Ends when all answers are out, and frees the port.
     *
     * @param grace how long that may take at most
     */
    public void stop(Duration grace) {
        try {
            site.awaitEnd(grace);
        } catch (TimeoutException e) {
            log.info("web_grace_over");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Frees the port and cuts off what is under way. May be called more than once. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // Jetty declares no more exactly
            log.warn("web_not_stopped", e);
        }
    }
}
