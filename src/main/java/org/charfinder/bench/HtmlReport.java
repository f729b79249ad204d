package org.charfinder.bench;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.charfinder.loop.HostPort;

/** A result for browsers: {@code report.html}, filled in. The page refers to nothing outside of it. */
final class HtmlReport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** The last percentile of the chart leaves one reply in 100,000. More labels don't fit on a phone. */
    private static final int MOST_NINES = 5;

    private final BenchResult result;
    private final Instant when;

    HtmlReport(BenchResult result, Instant when) {
        this.result = result;
        this.when = when;
    }

    @Override
    public String toString() {
        return ReportTemplates.fill(
                "report.html",
                new Page(
                        TIME.format(when),
                        Numbers.setting(result),
                        Numbers.grouped(result.queriesPerSecond()),
                        Numbers.bytes(result.bytesPerSecond()),
                        Numbers.decimal(result.latency(50), 2),
                        Numbers.decimal(result.latency(99), 2),
                        charts(),
                        latencies(),
                        run(),
                        errors(),
                        seconds()));
    }

    private List<Chart> charts() {
        List<Chart> charts = new ArrayList<>();
        if (result.queries() > 0) {
            charts.add(latencyChart());
        }
        if (result.perSecond().length > 0) {
            charts.add(rateChart());
        }
        return charts;
    }

    /** The x axis is that of HdrHistogram's plots: each step to the right leaves a tenth of the replies. */
    private Chart latencyChart() {
        int nines = (int) Math.max(1, Math.min(MOST_NINES, Math.ceil(Math.log10((double) result.queries()))));
        List<Chart.Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= nines; i++) {
            ticks.add(new Chart.Tick((double) i / nines, Numbers.shortest(percentile(i))));
        }
        String description =
                "Latency by percentile: half of the replies within %s ms, 99 %% within %s ms, all within %s ms."
                        .formatted(
                                Numbers.decimal(result.latency(50), 3),
                                Numbers.decimal(result.latency(99), 3),
                                Numbers.decimal(result.maxLatency(), 3));
        return new Chart("Latency in ms, by percentile", description, result.latency(percentile(nines)))
                .along(ticks)
                .draw(x -> result.latency(percentile(x * nines)));
    }

    /** The percentile with a number of nines: 0, 90, 99, 99.9. */
    private static double percentile(double nines) {
        return 100 - 100 * Math.pow(10, -nines);
    }

    private Chart rateChart() {
        long[] rates = result.perSecond();
        long highest = 0;
        long lowest = Long.MAX_VALUE;
        for (long rate : rates) {
            highest = Math.max(highest, rate);
            lowest = Math.min(lowest, rate);
        }
        String description =
                "Queries in each second: from %s to %s.".formatted(Numbers.grouped(lowest), Numbers.grouped(highest));
        return new Chart("Queries per second, over time in s", description, highest)
                .along(Chart.ticks(rates.length))
                .draw(rates);
    }

    private List<Row> latencies() {
        List<Row> rows = new ArrayList<>();
        for (double percentile : BenchResult.PERCENTILES) {
            rows.add(new Row(
                    Numbers.shortest(percentile) + " %", Numbers.decimal(result.latency(percentile), 3) + " ms"));
        }
        rows.add(new Row("max", Numbers.decimal(result.maxLatency(), 3) + " ms"));
        return rows;
    }

    private List<Row> run() {
        BenchOptions options = result.options();
        return List.of(
                new Row("server", HostPort.of(options.address())),
                new Row("connections", Numbers.grouped(options.connections())),
                new Row("in flight on each", Numbers.grouped(options.pipeline())),
                new Row("warm-up", options.warmup().toSeconds() + " s"),
                new Row("measured", Numbers.decimal(result.seconds(), 1) + " s"),
                new Row("queries", Numbers.grouped(result.queries())),
                new Row("received", Numbers.bytes((double) result.bytes())));
    }

    private List<Row> errors() {
        if (result.errors().isEmpty()) {
            return List.of(new Row("none", ""));
        }
        return result.errors().entrySet().stream()
                .map(error -> new Row(error.getKey(), Numbers.grouped(error.getValue())))
                .toList();
    }

    private List<Row> seconds() {
        List<Row> rows = new ArrayList<>();
        for (long rate : result.perSecond()) {
            rows.add(new Row(Integer.toString(rows.size() + 1), Numbers.grouped(rate)));
        }
        return rows;
    }

    /** A row of a table. */
    private record Row(String head, String cell) {}

    /** What {@code report.html} is filled in with. */
    private record Page(
            String when,
            String setting,
            String rate,
            String bytes,
            String median,
            String tail,
            List<Chart> charts,
            List<Row> latencies,
            List<Row> run,
            List<Row> errors,
            List<Row> seconds) {}
}
