package org.charfinder.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.charfinder.client.Asker;
import org.charfinder.unicode.Repr;

/** Asks the queries, and keeps what comes of them while it is time for that; connections that end it keeps always. */
final class Recorder implements Asker {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** No latency is longer in a run of a day, in nanoseconds. */
    private static final long LONGEST = TimeUnit.DAYS.toNanos(1);

    /** What is kept of a latency: 1 part in 1,000, and no less than 0.1 µs. */
    private static final int DIGITS = 3;

    private static final long SHORTEST = 100;

    /** What a server may say is up to it; memory is not. */
    private static final int KINDS_OF_ERRORS = 20;

    private static final String OTHER_ERRORS = "other errors";

    private final Queries queries;
    private final Duration patience;
    private final Histogram latencies = new Histogram(SHORTEST, LONGEST, DIGITS);
    private final Map<String, Long> errors = new TreeMap<>();
    private long begin = Long.MAX_VALUE; // of the time that is measured, in nanoseconds of the clock
    private long length;
    private long count;
    private long bytes;
    private long[] perSecond = new long[64];

    /** @param patience after which a connection has ended for want of a reply */
    Recorder(Queries queries, Duration patience) {
        this.queries = queries;
        this.patience = patience;
    }

    /** Sets the time that is measured: from a moment on, for a number of nanoseconds. */
    void measure(long from, long nanos) {
        begin = from;
        length = nanos;
    }

    @Override
    public byte[] nextLine() {
        return queries.next();
    }

    @Override
    public void received(int more, long time) {
        if (isMeasured(time)) {
            bytes += more;
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

    /** Half-open, so that its seconds are whole. */
    private boolean isMeasured(long time) {
        return length > 0 && time - begin >= 0 && time - begin < length;
    }

    @Override
    public void refused(String error, long time) {
        if (isMeasured(time)) {
            addError(error);
        }
    }

    @Override
    public void ended(Asker.Ending ending, String words) {
        addError(
                switch (ending) {
                    case REFUSED -> "connection refused";
                    case UNREACHABLE -> "can't connect: " + words;
                    case CLOSED -> words == null ? "connection closed by the server" : words;
                    case RESET -> words == null ? "connection reset by the server" : words;
                    case STALLED -> "no byte of a reply for " + patience.toSeconds() + " s";
                    case CONFUSED -> "a reply to nothing";
                });
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

    /** @param now the end of what was measured, or later */
    Result result(Bench.Options options, long now) {
        long nanos = length == 0 ? 0 : Math.max(0, Math.min(now - begin, length));
        int seconds = (int) (nanos / SECOND);
        return new Result(
                options, nanos, count, bytes, latencies, Arrays.copyOf(perSecond, seconds), new TreeMap<>(errors));
    }
}
