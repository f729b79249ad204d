package org.charfinder.web.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.indexfile.IndexFile;
import org.charfinder.query.QueryResult;
import org.charfinder.work.Workers;

/**
 * The metrics of both servers, for Prometheus. The line server's counters are only read when a client asks for the
 * metrics. Any thread may call.
 */
public final class Metrics implements AutoCloseable {

    /** The media type of the text format 0.0.4 of Prometheus. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String QUERIES = "charfinder.http.queries";

    @SuppressWarnings("unused") // keeps the counters reachable: the registry refers to them weakly
    private final LineStatistics line;

    @SuppressWarnings("unused") // likewise
    private final Workers workers;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ProcessMetrics process;
    private final Map<QueryResult.Kind, Counter> queries = new EnumMap<>(QueryResult.Kind.class);
    private final Counter notUnderstood;
    private final Counter sentBytes;
    private final Counter badProxyHeaders;

    /**
     * Registers all metrics but the number of clients.
     *
     * @param index the index that both servers search
     * @param program the name of the program and its version
     * @param line the counters of the line server
     * @param workers what all servers share
     */
    public Metrics(UnicodeNameIndex index, String program, LineStatistics line, Workers workers) {
        this.line = line;
        this.workers = workers;
        Gauge.builder("charfinder.index.info", () -> 1)
                .description(
                        "What is served: the version of the program, that of Unicode, and the checksum of the index.")
                .tag("program", program)
                .tag("unicode", index.unicodeVersion().toString())
                .tag("checksum", Integer.toHexString(IndexFile.checksum(index)))
                .register(registry);
        Gauge.builder("charfinder.build.info", () -> 1)
                .description("The version of the program, and those of Java and Unicode.")
                .tag("version", program.replaceFirst(".* ", ""))
                .tag("java", System.getProperty("java.version", "unknown"))
                .tag("unicode", index.unicodeVersion().toString())
                .register(registry);
        process = new ProcessMetrics(registry);
        LineServerMetrics.register(line, registry);
        registerWorkers(workers, registry);
        for (QueryResult.Kind kind : QueryResult.Kind.values()) {
            queries.put(kind, queryCounter(kind.name().toLowerCase(Locale.ROOT)));
        }
        notUnderstood = queryCounter("not_understood");
        badProxyHeaders = Counter.builder("charfinder.http.bad.proxy.headers")
                .description("Connections ended by a PROXY header that was wrong, late or missing.")
                .register(registry);
        sentBytes = Counter.builder("charfinder.http.sent")
                .baseUnit("bytes")
                .description("Content that was sent over HTTP.")
                .register(registry);
    }

    private static void registerWorkers(Workers workers, MeterRegistry registry) {
        Gauge.builder("charfinder.work.waiting", () -> workers.statistics().waiting())
                .description("Searches, of all servers, that wait for a worker.")
                .register(registry);
        FunctionTimer.builder(
                        "charfinder.work.wait",
                        workers,
                        each -> each.statistics().begun(),
                        each -> each.statistics().waitedNanos(),
                        TimeUnit.NANOSECONDS)
                .description("How long searches have waited for a worker.")
                .register(registry);
        FunctionTimer.builder(
                        "charfinder.work",
                        workers,
                        each -> each.statistics().done(),
                        each -> each.statistics().workedNanos(),
                        TimeUnit.NANOSECONDS)
                .description("How long workers have searched.")
                .register(registry);
    }

    /** Releases what the metrics listen to. */
    @Override
    public void close() {
        process.close();
    }

    private Counter queryCounter(String kind) {
        return Counter.builder(QUERIES)
                .tag("kind", kind)
                .description("Queries over HTTP, by what they were taken for.")
                .register(registry);
    }

    /**
     * Registers the number of clients over HTTP.
     *
     * @param clients returns how many clients are connected now
     */
    public void registerClients(Supplier<Number> clients) {
        Gauge.builder("charfinder.http.clients", clients)
                .description("Clients that are connected.")
                .register(registry);
    }

    /**
     * Counts a query over HTTP.
     *
     * @param kind how the query was understood
     */
    public void countQuery(QueryResult.Kind kind) {
        requireNonNull(queries.get(kind)).increment();
    }

    /** Counts a query over HTTP that can't be understood. */
    public void countQueryNotUnderstood() {
        notUnderstood.increment();
    }

    /** Counts a connection from a proxy that did not begin with a right header in time. */
    public void countBadProxyHeader() {
        badProxyHeaders.increment();
    }

    /**
     * The metrics of the requests for a resource.
     *
     * @param resource the name of the resource in the metrics
     * @return new metrics; call this once for each resource
     */
    public RequestMetrics requests(String resource) {
        return new RequestMetrics(resource, registry, sentBytes);
    }

    /**
     * Reads all metrics.
     *
     * @return the metrics in the text format 0.0.4 of Prometheus
     */
    public String scrape() {
        return registry.scrape(CONTENT_TYPE);
    }
}
