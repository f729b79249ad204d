package org.charfinder.bench;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What was measured in a run.
 *
 * @param options of the run
 * @param nanos the time that was measured
 * @param queries replies that were no errors
 * @param bytes of all that the server sent
 * @param latencies in nanoseconds
 * @param perSecond replies in each whole second
 * @param errors how many of each kind, in printable ASCII; of connections that ended also those before the time that was
 *     measured
 */
public record Result(
        Bench.Options options,
        long nanos,
        long queries,
        long bytes,
        Histogram latencies,
        long[] perSecond,
        Map<String, Long> errors) {

    /** The percentiles that are told. */
    static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99};

    /** For a terminal. */
    public String text() {
        return new TextReport(this).toString();
    }

    /** For programs: one object, on one line. */
    public String json() {
        return new JsonReport(this).toString();
    }

    /** For browsers: one page, which needs nothing else. */
    public String html(Instant when) {
        return new HtmlReport(this, when).toString();
    }

    double seconds() {
        return (double) nanos / TimeUnit.SECONDS.toNanos(1);
    }

    double queriesPerSecond() {
        return nanos == 0 ? 0 : queries / seconds();
    }

    double bytesPerSecond() {
        return nanos == 0 ? 0 : bytes / seconds();
    }

    /** In milliseconds, the time within which so many percent of the replies were there. */
    double latency(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    /** In milliseconds. */
    double maxLatency() {
        return latencies.getMaxValue() / 1e6;
    }
}
