package org.charfinder.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.indexfile.IndexFile;
import org.charfinder.loop.Counters;
import org.charfinder.loop.LoopCount;
import org.charfinder.net.ServerCount;
import org.charfinder.query.QueryResult;
import org.charfinder.server.SearchCount;
import org.eclipse.jetty.http.HttpField;

/**
 * What both servers have done, for Prometheus. Of the line server only its counters are read, when somebody asks; what is
 * served here is counted here. Any thread may call.
 */
final class Metrics {

    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    static final HttpField TYPE = Exchange.contentType(CONTENT_TYPE);

    private static final Duration[] BUCKETS = {
        Duration.ofNanos(250_000),
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofMillis(2_500)
    };

    private static final int LAST_STATUS = 599;
    private static final String QUERIES = "charfinder.http.queries";

    private final WebServer.LineStatistics line; // Micrometer does not keep what it asks
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<QueryResult.Kind, Counter> queries = new EnumMap<>(QueryResult.Kind.class);
    private final Counter notUnderstood;
    private final Counter sentBytes;

    /** @param line the counters of each loop of the line server */
    Metrics(UnicodeNameIndex index, String program, WebServer.LineStatistics line) {
        this.line = line;
        Gauge.builder("charfinder.index.info", () -> 1)
                .description(
                        "What is served: the version of the program, that of Unicode, and the checksum of the index.")
                .tag("program", program)
                .tag("unicode", index.unicodeVersion().toString())
                .tag("checksum", Integer.toHexString(IndexFile.checksum(index)))
                .register(registry);
        registerServers(line.servers());
        registerLoops(line.loops());
        registerHosts(line.hosts());
        for (QueryResult.Kind kind : QueryResult.Kind.values()) {
            queries.put(kind, queryCounter(kind.name().toLowerCase(Locale.ROOT)));
        }
        notUnderstood = queryCounter("not_understood");
        sentBytes = Counter.builder("charfinder.http.sent")
                .baseUnit("bytes")
                .description("Content that was sent over HTTP.")
                .register(registry);
    }

    private Counter queryCounter(String kind) {
        return Counter.builder(QUERIES)
                .tag("kind", kind)
                .description("Queries over HTTP, by what they were taken for.")
                .register(registry);
    }

    private void registerServers(List<Counters<ServerCount>> servers) {
        gauge("charfinder.line.clients", servers, ServerCount.CLIENTS, "Clients that are connected.");
        count("charfinder.line.accepted", servers, ServerCount.ACCEPTED, "Clients that were welcome.");
        count("charfinder.line.refused", servers, ServerCount.REFUSED, "Clients turned away: there were too many.");
        String evicted = "Clients sent away, by what they did not do in time.";
        count("charfinder.line.evicted", servers, ServerCount.EVICTED_IDLE, evicted, "reason", "idle");
        count(
                "charfinder.line.evicted",
                servers,
                ServerCount.EVICTED_UNFINISHED_LINE,
                evicted,
                "reason",
                "unfinished_line");
        count("charfinder.line.evicted", servers, ServerCount.EVICTED_STALLED, evicted, "reason", "stalled");
        count("charfinder.line.evicted", servers, ServerCount.EVICTED_AT_END, evicted, "reason", "at_end");
        count("charfinder.line.broken", servers, ServerCount.BROKEN, "Connections that broke.");
        count("charfinder.line.failed", servers, ServerCount.FAILED, "Connections ended by a bug.");
        count("charfinder.line.lines", servers, ServerCount.LINES, "Lines answered.");
        count("charfinder.line.lines.too.long", servers, ServerCount.LINES_TOO_LONG, "Lines beyond the limit.");
        count("charfinder.line.received.bytes", servers, ServerCount.BYTES_IN, "Bytes received.");
        count("charfinder.line.sent.bytes", servers, ServerCount.BYTES_OUT, "Bytes sent.");
    }

    private void registerLoops(List<Counters<LoopCount>> loops) {
        String slow = "Turns of the loop that took longer.";
        count("charfinder.line.slow.turns", loops, LoopCount.TURNS_OVER_1_MS, slow, "over", "1ms");
        count("charfinder.line.slow.turns", loops, LoopCount.TURNS_OVER_10_MS, slow, "over", "10ms");
        count("charfinder.line.slow.turns", loops, LoopCount.TURNS_OVER_100_MS, slow, "over", "100ms");
        FunctionTimer.builder(
                        "charfinder.line.loop.lag",
                        loops,
                        all -> (long) sum(all, LoopCount.TURNS),
                        all -> sum(all, LoopCount.BUSY_NANOS),
                        TimeUnit.NANOSECONDS)
                .description("Turns of the loop, and how long they took: who asks meanwhile has to wait for it.")
                .register(registry);
        Gauge.builder("charfinder.line.longest.turn", loops, all -> max(all, LoopCount.LONGEST_TURN_MICROS) / 1e6)
                .baseUnit("seconds")
                .description("The longest turn of the loop so far.")
                .register(registry);
    }

    private void registerHosts(List<Counters<SearchCount>> hosts) {
        String name = "charfinder.line.queries";
        String queries = "Queries over the line protocol, by what they were taken for.";
        count(name, hosts, SearchCount.FOUND_BY_CODES, queries, "kind", "codes");
        count(name, hosts, SearchCount.FOUND_BY_NAMES, queries, "kind", "names");
        count(name, hosts, SearchCount.FOUND_BY_OTHER_NAMES, queries, "kind", "other_names");
        count(name, hosts, SearchCount.FOUND_BY_CHARACTERS, queries, "kind", "characters");
        count(name, hosts, SearchCount.WITHOUT_MATCH, queries, "kind", "nothing");
        count(name, hosts, SearchCount.ERRORS_NOT_UNDERSTOOD, queries, "kind", "not_understood");
        count(name, hosts, SearchCount.ERRORS_NOT_UTF8, queries, "kind", "not_utf8");
        count("charfinder.line.matches", hosts, SearchCount.MATCHES, "Matches of queries over the line protocol.");
    }

    /** How many clients are connected over HTTP. */
    void registerClients(Supplier<Number> clients) {
        Gauge.builder("charfinder.http.clients", clients)
                .description("Clients that are connected.")
                .register(registry);
    }

    private <E extends Enum<E>> void gauge(String name, List<Counters<E>> counters, E count, String description) {
        Gauge.builder(name, counters, summed(count)).description(description).register(registry);
    }

    private <E extends Enum<E>> void count(
            String name, List<Counters<E>> counters, E count, String description, String... tags) {
        FunctionCounter.builder(name, counters, summed(count))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private static <E extends Enum<E>> ToDoubleFunction<List<Counters<E>>> summed(E count) {
        return all -> sum(all, count);
    }

    private static <E extends Enum<E>> double sum(List<Counters<E>> all, E count) {
        return all.stream().mapToLong(counters -> counters.get(count)).sum();
    }

    private static <E extends Enum<E>> double max(List<Counters<E>> all, E count) {
        return all.stream().mapToLong(counters -> counters.get(count)).max().orElse(0);
    }

    void countQuery(QueryResult.Kind kind) {
        queries.get(kind).increment();
    }

    void countQueryNotUnderstood() {
        notUnderstood.increment();
    }

    /** Counts the answers at an address. */
    final class Requests {

        private final String resource;
        private final AtomicReferenceArray<Timer> timers = new AtomicReferenceArray<>(LAST_STATUS + 1); // by status

        private Requests(String resource) {
            this.resource = resource;
        }

        /**
         * A request was answered.
         *
         * @param nanos from its headers to the end of the answer
         */
        void count(int status, long bytes, long nanos) {
            Timer timer = timers.get(status);
            if (timer == null) {
                timer = timer(resource, status); // the same one, if another thread has just made it
                timers.set(status, timer);
            }
            timer.record(nanos, TimeUnit.NANOSECONDS);
            sentBytes.increment(bytes);
        }
    }

    /** @param resource what is at that address */
    Requests requests(String resource) {
        return new Requests(resource);
    }

    private Timer timer(String resource, int status) {
        return Timer.builder("charfinder.http.requests")
                .description("Requests over HTTP, from their headers to the end of the answer.")
                .tag("resource", resource)
                .tag("status", "" + status)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** All of it, in the text format of Prometheus. */
    String scrape() {
        return registry.scrape(CONTENT_TYPE);
    }
}
