package org.charfinder.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.charfinder.client.ClientOptions;
import org.charfinder.client.LineClients;

/**
 * A run: connects, warms up, measures. All in the thread that calls {@link #run}; others may only {@link #stop}.
 */
public final class Bench implements AutoCloseable {

    /** docs/PROTOCOL.md: what ends a reply, and what begins an error. */
    private static final String PROMPT = "?> ";

    private static final String ERROR = "Error: ";

    /** How often somebody who looks wants to see something new. */
    private static final long REDRAW = Duration.ofMillis(200).toNanos();

    /**
     * What to do.
     *
     * @param address of the server
     * @param connections how many, at least 1
     * @param pipeline the queries in flight on each, at least 1
     * @param warmup how long to ask before that is measured
     * @param duration how long to measure
     * @param patience how long a server may send nothing, though it should; zero: for ever
     */
    public record Options(
            InetSocketAddress address,
            int connections,
            int pipeline,
            Duration warmup,
            Duration duration,
            Duration patience) {}

    /** Sees a run go on. */
    public interface Observer {
        /**
         * Called several times a second.
         *
         * @param elapsed nanoseconds that have been measured; negative during the warm-up
         * @param queries replies in that time
         */
        void progress(long elapsed, long queries);
    }

    private final Options options;
    private final Recorder recorder;
    private final LineClients clients;
    private final LongSupplier nanoTime;

    /** @param nanoTime the clock, as {@link System#nanoTime} */
    public Bench(Options options, Queries queries, LongSupplier nanoTime) throws IOException {
        this.options = options;
        this.nanoTime = nanoTime;
        recorder = new Recorder(queries, options.patience());
        ClientOptions how = new ClientOptions(
                options.address(), options.connections(), options.pipeline(), PROMPT, ERROR, options.patience());
        clients = new LineClients(how, recorder, nanoTime);
    }

    /**
     * Runs to the end: of the time, by {@link #stop}, or because no connection is left.
     *
     * @throws IOException if the system has no sockets left
     */
    public Result run(Observer observer) throws IOException {
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

    /** Ends {@link #run} soon, with what has been measured until then. Any thread may call. */
    public void stop() {
        clients.stop();
    }

    /** Whether no connection is left. */
    public boolean isOver() {
        return clients.isOver();
    }

    public boolean isStopped() {
        return clients.isStopped();
    }

    @Override
    public void close() throws IOException {
        clients.close();
    }
}
