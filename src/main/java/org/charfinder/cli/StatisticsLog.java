package org.charfinder.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the counters of a server: at intervals, by a thread of its own, and when it is closed, unless a user has just
 * ended the server at a terminal.
 */
final class StatisticsLog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StatisticsLog.class);

    private final Supplier<List<String>> statistics;
    private boolean skipsEnd;
    private @Nullable ScheduledExecutorService timer; // null: only at the end

    /** @param statistics a line for each loop; any thread may call it */
    StatisticsLog(Supplier<List<String>> statistics) {
        this.statistics = statistics;
    }

    /** @param interval in whole seconds; zero: only at the end */
    void writeEvery(Duration interval) {
        if (interval.isZero()) {
            return;
        }
        timer = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "statistics"));
        // close() ends the timer, and with it the work
        Future<?> unused =
                timer.scheduleWithFixedDelay(this::write, interval.toSeconds(), interval.toSeconds(), TimeUnit.SECONDS);
    }

    /** Leaves out the counters at the end, except if they are logged at intervals or with debug messages. */
    void skipEnd() {
        skipsEnd = timer == null && !log.isDebugEnabled();
    }

    private void write() {
        for (String line : statistics.get()) {
            log.info("statistics {}", line);
        }
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
        if (!skipsEnd) {
            write();
        }
    }
}
