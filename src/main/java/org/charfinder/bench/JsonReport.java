package org.charfinder.bench;

import java.util.Arrays;
import org.charfinder.json.JsonObject;
import org.charfinder.loop.HostPort;

/** A result for programs: one JSON object (RFC 8259), on one line. The names of times end in their units. */
final class JsonReport {

    private final BenchResult result;

    JsonReport(BenchResult result) {
        this.result = result;
    }

    @Override
    public String toString() {
        BenchOptions options = result.options();
        return new JsonObject()
                        .text("server", HostPort.of(options.address()))
                        .value("connections", options.connections())
                        .value("pipeline", options.pipeline())
                        .value("warmup_s", options.warmup().toSeconds())
                        .value("duration_s", Numbers.decimal(result.seconds(), 3))
                        .value("queries", result.queries())
                        .value("queries_per_s", Numbers.decimal(result.queriesPerSecond(), 1))
                        .value("bytes", result.bytes())
                        .value("bytes_per_s", Numbers.decimal(result.bytesPerSecond(), 0))
                        .value("latency_ms", latencies())
                        .value(
                                "queries_each_second",
                                Arrays.toString(result.perSecond()).replace(" ", ""))
                        .value("errors", errors())
                + "\n";
    }

    private JsonObject latencies() {
        JsonObject latencies = new JsonObject();
        for (double percentile : BenchResult.PERCENTILES) {
            latencies.value("p" + Numbers.shortest(percentile), Numbers.decimal(result.latency(percentile), 4));
        }
        return latencies.value("max", Numbers.decimal(result.maxLatency(), 4));
    }

    private JsonObject errors() {
        JsonObject errors = new JsonObject();
        result.errors().forEach(errors::value);
        return errors;
    }
}
