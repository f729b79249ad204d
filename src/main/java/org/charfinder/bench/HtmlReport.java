package org.charfinder.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.charfinder.loop.HostPort;

/** A result for browsers: {@code report.html} with its gaps filled in. The page asks nobody for anything. */
final class HtmlReport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** How far a chart looks: to one reply in 100,000. More labels don't fit on a phone. */
    private static final int MOST_NINES = 5;

    private final Result result;
    private final Instant when;

    HtmlReport(Result result, Instant when) {
        this.result = result;
        this.when = when;
    }

    @Override
    public String toString() {
        return template()
                .replace("{{when}}", TIME.format(when))
                .replace("{{setting}}", escape(Text.setting(result)))
                .replace("{{rate}}", Text.grouped(result.queriesPerSecond()))
                .replace("{{bytes}}", Text.bytes(result.bytesPerSecond()))
                .replace("{{median}}", Text.decimal(result.latency(50), 2))
                .replace("{{tail}}", Text.decimal(result.latency(99), 2))
                .replace("{{charts}}", charts())
                .replace("{{latencies}}", latencies())
                .replace("{{run}}", run())
                .replace("{{errors}}", errors())
                .replace("{{seconds}}", seconds());
    }

    private static String template() {
        try (InputStream resource = HtmlReport.class.getResourceAsStream("report.html")) {
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String charts() {
        return (result.queries() > 0 ? latencyChart() : "") + (result.perSecond().length > 0 ? rateChart() : "");
    }

    /** Along it goes as HdrHistogram's plots do: each step to the right leaves a tenth of the replies. */
    private String latencyChart() {
        int nines = (int) Math.max(1, Math.min(MOST_NINES, Math.ceil(Math.log10(result.queries()))));
        List<Chart.Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= nines; i++) {
            ticks.add(new Chart.Tick((double) i / nines, Text.shortest(percentile(i))));
        }
        String description =
                "Latency by percentile: half of the replies within %s ms, 99 %% within %s ms, all within %s ms."
                        .formatted(
                                Text.decimal(result.latency(50), 3),
                                Text.decimal(result.latency(99), 3),
                                Text.decimal(result.maxLatency(), 3));
        return new Chart("Latency in ms, by percentile", description, result.latency(percentile(nines)))
                .along(ticks)
                .draw(x -> result.latency(percentile(x * nines)))
                .toString();
    }

    /** What is left when so many powers of ten are taken away: 0, 90, 99, 99.9. */
    private static double percentile(double nines) {
        return 100 - 100 * Math.pow(10, -nines);
    }

    private String rateChart() {
        long[] rates = result.perSecond();
        long highest = 0;
        long lowest = Long.MAX_VALUE;
        for (long rate : rates) {
            highest = Math.max(highest, rate);
            lowest = Math.min(lowest, rate);
        }
        String description =
                "Queries in each second: from %s to %s.".formatted(Text.grouped(lowest), Text.grouped(highest));
        return new Chart("Queries per second, over time in s", description, highest)
                .along(Chart.ticks(rates.length))
                .draw(rates)
                .toString();
    }

    private String latencies() {
        StringBuilder rows = new StringBuilder();
        for (double percentile : Result.PERCENTILES) {
            row(rows, Text.shortest(percentile) + " %", Text.decimal(result.latency(percentile), 3) + " ms");
        }
        row(rows, "max", Text.decimal(result.maxLatency(), 3) + " ms");
        return rows.toString();
    }

    private String run() {
        Bench.Options options = result.options();
        StringBuilder rows = new StringBuilder();
        row(rows, "server", HostPort.of(options.address()));
        row(rows, "connections", Text.grouped(options.connections()));
        row(rows, "in flight on each", Text.grouped(options.pipeline()));
        row(rows, "warm-up", options.warmup().toSeconds() + " s");
        row(rows, "measured", Text.decimal(result.seconds(), 1) + " s");
        row(rows, "queries", Text.grouped(result.queries()));
        row(rows, "received", Text.bytes(result.bytes()));
        return rows.toString();
    }

    private String errors() {
        StringBuilder rows = new StringBuilder();
        for (Map.Entry<String, Long> error : result.errors().entrySet()) {
            row(rows, error.getKey(), Text.grouped(error.getValue()));
        }
        if (result.errors().isEmpty()) {
            row(rows, "none", "");
        }
        return rows.toString();
    }

    private String seconds() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < result.perSecond().length; i++) {
            row(rows, Integer.toString(i + 1), Text.grouped(result.perSecond()[i]));
        }
        return rows.toString();
    }

    private static void row(StringBuilder rows, String head, String cell) {
        rows.append("<tr><th scope=\"row\">")
                .append(escape(head))
                .append("</th><td>")
                .append(cell)
                .append("</td></tr>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
