package org.charfinder.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeIndex;
import org.charfinder.loop.Counters;
import org.charfinder.loop.LoopCount;
import org.charfinder.net.ServerCount;
import org.charfinder.query.Finder;
import org.charfinder.query.Finders;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.server.SearchCount;
import org.charfinder.web.metrics.LineStatistics;
import org.charfinder.work.Workers;
import org.slf4j.LoggerFactory;

/** The site on a free port, with the counters of a line server that has read five lines. It must log no error. */
final class RunningSite implements AutoCloseable {

    static final UnicodeNameIndex INDEX = WholeIndex.INDEX;
    static final String PROGRAM = "charfinder of a test";

    static final Finders FINDERS = new Finders(INDEX);
    static final Workers WORKERS = Workers.inThreads();

    final WebServer server;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    RunningSite() {
        this(options());
    }

    RunningSite(WebOptions options) {
        this(options, WORKERS);
    }

    /** With the usual options. */
    RunningSite(Workers workers) {
        this(options(), workers);
    }

    private RunningSite(WebOptions options, Workers workers) {
        Counters<ServerCount> line = new Counters<>(ServerCount.class);
        line.add(ServerCount.LINES, 5);
        Counters<SearchCount> host = new Counters<>(SearchCount.class);
        LineStatistics statistics =
                new LineStatistics(List.of(line), List.of(new Counters<>(LoopCount.class)), List.of(host), 10_000);
        try {
            server = new WebServer(options, FINDERS, workers, PROGRAM, statistics);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        log.start();
        rootLogger().addAppender(log);
    }

    /** A site whose responses scripts of some origins may read. */
    static RunningSite readableFrom(List<String> origins) {
        return new RunningSite(options().withOrigins(origins));
    }

    /** The usual options, on any port. */
    static WebOptions options() {
        return WebOptions.at(new InetSocketAddress("127.0.0.1", 0));
    }

    private static Logger rootLogger() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    int port() {
        return server.address().getPort();
    }

    HttpReply get(String address, String... headers) throws IOException {
        return HttpReply.get(port(), address, headers);
    }

    HttpReply ask(String method, String address, String... headers) throws IOException {
        return HttpReply.ask(port(), method, address, headers);
    }

    /** The results of a query, found without a server. */
    static QueryResult find(String query) {
        try {
            return new Finder(INDEX).find(query);
        } catch (QueryException e) {
            throw new AssertionError(query, e);
        }
    }

    /** The log has no warning or error, which only a bug of ours may cause. */
    void assertNoErrorLogged() {
        List<String> errors = List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .filter(event -> !isOfRecycledChannel(event))
                .map(event -> event + " " + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .toList();
        assertThat(errors).isEmpty();
    }

    /**
     * Jetty 12.1.14 very seldom completes a response twice, when its last write and its handler end at the same time.
     * By then it has sent the response and cleared the channel, so it warns of a listener that is null.
     */
    private static boolean isOfRecycledChannel(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return thrown != null
                && String.valueOf(thrown.getMessage()).contains("ComplianceViolation$Listener.onRequestEnd")
                && ThrowableProxyUtil.asString(thrown).contains("HttpChannelState.completeStream");
    }

    @Override
    public void close() {
        server.close();
        rootLogger().detachAppender(log);
        assertNoErrorLogged();
    }
}
