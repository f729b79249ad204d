package org.charfinder.bench;

import java.util.Locale;
import java.util.Map;

/** A result for a terminal: columns of 10, 14 and the rest, numbers on the right of theirs. */
final class TextReport {

    private final BenchResult result;
    private final StringBuilder out = new StringBuilder();

    TextReport(BenchResult result) {
        this.result = result;
        write();
    }

    private void write() {
        out.append(Numbers.setting(result)).append("\n\n");
        row("queries", Numbers.grouped(result.queries()), Numbers.grouped(result.queriesPerSecond()) + "/s");
        row("received", Numbers.bytes((double) result.bytes()), Numbers.bytes(result.bytesPerSecond()) + "/s");
        out.append("\nlatency\n");
        for (double percentile : BenchResult.PERCENTILES) {
            row(Numbers.shortest(percentile) + " %", millis(result.latency(percentile)), "");
        }
        row("max", millis(result.maxLatency()), "");
        if (!result.errors().isEmpty()) {
            out.append("\nerrors\n");
            for (Map.Entry<String, Long> error : result.errors().entrySet()) {
                out.append(String.format(Locale.ROOT, "%,9d  %s\n", error.getValue(), error.getKey()));
            }
        }
    }

    private static String millis(double millis) {
        return Numbers.decimal(millis, 3) + " ms";
    }

    private void row(String what, String number, String rate) {
        out.append(String.format(Locale.ROOT, "%-10s%14s   %s", what, number, rate)
                        .stripTrailing())
                .append('\n');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
