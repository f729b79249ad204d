package org.charfinder.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the log what a server has done: now and then, by a thread of its own, and when it is closed. */
final class StatisticsLog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StatisticsLog.class);

    private final Supplier<List<String>> statistics;
    private ScheduledExecutorService timer; // null: only at the end

    /** @param statistics a line for each loop; may be called by any thread */
    StatisticsLog(Supplier<List<String>> statistics) {
        this.statistics = statistics;
    }

    /** @param interval in whole seconds; zero: not before the end */
    void writeEvery(Duration interval) {
        if (interval.isZero()) {
            return;
        }
        timer = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "statistics"));
        timer.scheduleWithFixedDelay(this::write, interval.toSeconds(), interval.toSeconds(), TimeUnit.SECONDS);
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
        write();
    }
}
