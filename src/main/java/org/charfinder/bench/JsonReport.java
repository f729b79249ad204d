package org.charfinder.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A result for programs: one JSON object (RFC 8259), on one line. Times are in the units that their names end with. */
final class JsonReport {

    private final Result result;

    JsonReport(Result result) {
        this.result = result;
    }

    @Override
    public String toString() {
        Bench.Options options = result.options();
        StringBuilder json = new StringBuilder("{");
        member(json, "server", string(Text.server(options)));
        member(json, "connections", options.connections());
        member(json, "pipeline", options.pipeline());
        member(json, "warmup_s", options.warmup().toSeconds());
        member(json, "duration_s", Text.decimal(result.seconds(), 3));
        member(json, "queries", result.queries());
        member(json, "queries_per_s", Text.decimal(result.queriesPerSecond(), 1));
        member(json, "bytes", result.bytes());
        member(json, "bytes_per_s", Text.decimal(result.bytesPerSecond(), 0));
        member(json, "latency_ms", latencies());
        member(json, "queries_each_second", Arrays.toString(result.perSecond()).replace(" ", ""));
        member(json, "errors", errors());
        return json.append("}\n").toString();
    }

    private String latencies() {
        StringBuilder json = new StringBuilder("{");
        for (double percentile : Result.PERCENTILES) {
            member(json, "p" + Text.shortest(percentile), Text.decimal(result.latency(percentile), 4));
        }
        member(json, "max", Text.decimal(result.maxLatency(), 4));
        return json.append('}').toString();
    }

    private String errors() {
        return result.errors().entrySet().stream()
                .map((Map.Entry<String, Long> error) -> string(error.getKey()) + ":" + error.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static void member(StringBuilder json, String name, Object value) {
        json.append(json.length() == 1 ? "" : ",").append(string(name)).append(':').append(value);
    }

    /** @param ascii printable, so that nothing but these two needs an escape */
    private static String string(String ascii) {
        return '"' + ascii.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
