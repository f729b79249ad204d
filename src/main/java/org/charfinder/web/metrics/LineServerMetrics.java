package org.charfinder.web.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.charfinder.loop.Counters;
import org.charfinder.loop.LoopCount;
import org.charfinder.net.ServerCount;
import org.charfinder.server.SearchCount;

/** The metrics of the line server: sums over all loops, read when a client asks for the metrics. */
final class LineServerMetrics {

    private final MeterRegistry registry;

    private LineServerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Registers all of them; the registry refers to the counters weakly. */
    static void register(LineStatistics line, MeterRegistry registry) {
        LineServerMetrics metrics = new LineServerMetrics(registry);
        metrics.registerServers(line.servers());
        metrics.registerLimit(line.servers(), line.maxClients());
        metrics.registerLoops(line.loops());
        metrics.registerHosts(line.hosts());
    }

    private void registerServers(List<Counters<ServerCount>> servers) {
        gauge("charfinder.line.clients", servers, ServerCount.CLIENTS, "Clients that are connected.");
        count(
                "charfinder.line.accepted",
                servers,
                ServerCount.ACCEPTED,
                "Clients that were welcome. A health check is none.");
        count("charfinder.line.refused", servers, ServerCount.REFUSED, "Clients turned away: there were too many.");
        count(
                "charfinder.line.probes",
                servers,
                ServerCount.PROBES,
                "Connections that ended without having sent a byte: health checks.");
        count(
                "charfinder.line.refused.by.address",
                servers,
                ServerCount.REFUSED_BY_ADDRESS,
                "Clients turned away: there were too many from their address.");
        count(
                "charfinder.line.bad.proxy.headers",
                servers,
                ServerCount.BAD_PROXY_HEADERS,
                "Connections ended by a PROXY header that was wrong, late, cut off or not expected.");
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

    private void registerLimit(List<Counters<ServerCount>> servers, int maxClients) {
        Gauge.builder("charfinder.line.max.clients", () -> maxClients)
                .description("Clients that may be connected at once.")
                .register(registry);
        for (int i = 0; i < servers.size(); i++) {
            Gauge.builder("charfinder.line.loop.clients", servers.get(i), loop -> loop.get(ServerCount.CLIENTS))
                    .description("Clients that are connected, by the loop that serves them.")
                    .tag("loop", "" + i)
                    .register(registry);
        }
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
                .description("Turns of the loop, and how long they took. Queries that arrive meanwhile have to wait.")
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
        count(name, hosts, SearchCount.FOUND_CLOSEST, queries, "kind", "closest");
        count(name, hosts, SearchCount.WITHOUT_MATCH, queries, "kind", "nothing");
        count(name, hosts, SearchCount.ERRORS_NOT_UNDERSTOOD, queries, "kind", "not_understood");
        count(name, hosts, SearchCount.ERRORS_NOT_UTF8, queries, "kind", "not_utf8");
        count("charfinder.line.matches", hosts, SearchCount.MATCHES, "Matches of queries over the line protocol.");
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
}
