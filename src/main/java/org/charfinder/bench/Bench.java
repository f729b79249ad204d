package org.charfinder.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.charfinder.client.Framing;
import org.charfinder.client.LineClients;

/**
 * A run: connects, warms up, measures. All of it happens in the thread that calls {@link #run}; other threads may only
 * call {@link #stop}, {@link #isOver} and {@link #isStopped}.
 */
public final class Bench implements AutoCloseable {

    /** The end of a reply, and the beginning of an error (docs/PROTOCOL.md). */
    private static final String PROMPT = "?> ";

    private static final String ERROR = "Error: ";

    /** The interval between two calls of an observer. */
    private static final long REDRAW = Duration.ofMillis(200).toNanos();

    /** Is told of the progress of a run. */
    public interface Observer {
        /**
         * Called several times a second.
         *
         * @param elapsed nanoseconds that have been measured; negative during the warm-up
         * @param queries replies in that time
         */
        void progress(long elapsed, long queries);
    }

    private final BenchOptions options;
    private final Recorder recorder;
    private final LineClients clients;
    private final LongSupplier nanoTime;

    /**
     * Prepares a run; connects nothing yet.
     *
     * @param options how to run
     * @param workload what to ask
     * @param nanoTime the clock, as {@link System#nanoTime}
     * @throws IOException if the system has no sockets left
     */
    public Bench(BenchOptions options, Workload workload, LongSupplier nanoTime) throws IOException {
        this.options = options;
        this.nanoTime = nanoTime;
        recorder = new Recorder(workload, options.patience());
        clients = new LineClients(Framing.byPrompt(PROMPT, ERROR), options.patience(), nanoTime);
        for (int i = 0; i < options.connections(); i++) {
            clients.connect(options.address(), options.pipeline(), recorder);
        }
    }

    /**
     * Runs until the time is over, {@link #stop} is called, or no connection is left.
     *
     * @param observer is called by this thread
     * @return what was measured
     * @throws IOException if the system has no sockets left
     */
    public BenchResult run(Observer observer) throws IOException {
        while (!clients.isSettled() && !isStopped()) {
            clients.turn(REDRAW);
        }
        long begin = nanoTime.getAsLong() + options.warmup().toNanos();
        long length = options.duration().toNanos();
        recorder.measure(begin, length);
        long redraw = nanoTime.getAsLong();
        long now = redraw;
        while (now - begin < length && !isStopped() && !isOver()) {
            clients.turn(Math.min(REDRAW, begin + length - now));
            now = nanoTime.getAsLong();
            if (now - redraw >= 0) {
                observer.progress(now - begin, recorder.count());
                redraw = now + REDRAW;
            }
        }
        return recorder.result(options, now);
    }

    /** Makes {@link #run} return soon, with what has been measured until then. Any thread may call. */
    public void stop() {
        clients.stop();
    }

    /**
     * Whether the run has lost its last connection.
     *
     * @return true if no connection is left
     */
    public boolean isOver() {
        return clients.isOver();
    }

    /**
     * Whether {@link #stop} has ended the run.
     *
     * @return true from that call on
     */
    public boolean isStopped() {
        return clients.isStopped();
    }

    @Override
    public void close() throws IOException {
        clients.close();
    }
}
