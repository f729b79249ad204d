package org.charfinder.bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The measurements of a run.
 *
 * @param options of the run
 * @param nanos how long was measured, in nanoseconds
 * @param queries how many replies were no errors
 * @param bytes how many bytes the server sent
 * @param latencies of the replies, in nanoseconds
 * @param perSecond replies in each whole second
 * @param errors how many of each kind, by a description in printable ASCII; ended connections count from the start of
 *     the run, not only while it was measured
 */
public record BenchResult(
        BenchOptions options,
        long nanos,
        long queries,
        long bytes,
        Histogram latencies,
        @SuppressWarnings("ArrayRecordComponent") // results are not compared
        long[] perSecond,
        Map<String, Long> errors) {

    /** The percentiles that reports show. */
    static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99};

    double seconds() {
        return (double) nanos / TimeUnit.SECONDS.toNanos(1);
    }

    double queriesPerSecond() {
        return nanos == 0 ? 0 : queries / seconds();
    }

    double bytesPerSecond() {
        return nanos == 0 ? 0 : bytes / seconds();
    }

    /** The latency that a percentage of the replies did not exceed, in milliseconds. */
    double latency(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    /** In milliseconds. */
    double maxLatency() {
        return latencies.getMaxValue() / 1e6;
    }
}
