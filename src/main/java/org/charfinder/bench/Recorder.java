package org.charfinder.bench;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.charfinder.client.Asker;
import org.charfinder.unicode.Repr;
import org.jspecify.annotations.Nullable;

/** Asks queries and records the replies during the measured time. Ended connections are recorded at any time. */
final class Recorder implements Asker {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** The longest latency, in nanoseconds: a run takes at most a day. */
    private static final long LONGEST = TimeUnit.DAYS.toNanos(1);

    /** The precision of latencies: three digits, and at best 0.1 µs. */
    private static final int DIGITS = 3;

    private static final long SHORTEST = 100;

    /** Bounds the memory for errors, whose texts a server may choose. */
    private static final int KINDS_OF_ERRORS = 20;

    private static final String OTHER_ERRORS = "other errors";

    private final Workload workload;
    private final Duration patience;
    private final Histogram latencies = new Histogram(SHORTEST, LONGEST, DIGITS);
    private final Map<String, Long> errors = new TreeMap<>();
    private long begin = Long.MAX_VALUE; // of the measured time, in nanoseconds of the clock
    private long length;
    private long count;
    private long bytes;
    private long[] perSecond = new long[64];

    /** @param patience after which a connection without a reply is given up */
    Recorder(Workload workload, Duration patience) {
        this.workload = workload;
        this.patience = patience;
    }

    /** Sets the measured time: its start on the clock, and its length, both in nanoseconds. */
    void measure(long from, long nanos) {
        begin = from;
        length = nanos;
    }

    @Override
    public byte[] nextLine() {
        return workload.next();
    }

    @Override
    public void received(ByteBuffer in, int start, int stop, long time) {
        if (isMeasured(time)) {
            bytes += stop - start;
        }
    }

    @Override
    public void replied(long asked, long time) {
        if (!isMeasured(time)) {
            return;
        }
        latencies.recordValue(Math.min(time - asked, LONGEST));
        count++;
        int second = (int) ((time - begin) / SECOND);
        if (second >= perSecond.length) {
            perSecond = Arrays.copyOf(perSecond, 2 * second);
        }
        perSecond[second]++;
    }

    /** The measured time is half-open, so that it has whole seconds. */
    private boolean isMeasured(long time) {
        return length > 0 && time - begin >= 0 && time - begin < length;
    }

    @Override
    public void refused(String error, long asked, long time) {
        if (isMeasured(time)) {
            addError(error);
        }
    }

    @Override
    public void ended(Asker.Ending ending, @Nullable String words) {
        addError(ending.describe(words, patience));
    }

    private void addError(String error) {
        StringBuilder kind = new StringBuilder();
        Repr.escape(kind, error);
        boolean known = errors.containsKey(kind.toString()) || errors.size() < KINDS_OF_ERRORS;
        errors.merge(known ? kind.toString() : OTHER_ERRORS, 1L, Long::sum);
    }

    /** Replies so far. */
    long count() {
        return count;
    }

    /** @param now the end of the measured time, or later */
    BenchResult result(BenchOptions options, long now) {
        long nanos = length == 0 ? 0 : Math.max(0, Math.min(now - begin, length));
        int seconds = (int) (nanos / SECOND);
        return new BenchResult(
                options, nanos, count, bytes, latencies, Arrays.copyOf(perSecond, seconds), new TreeMap<>(errors));
    }
}
