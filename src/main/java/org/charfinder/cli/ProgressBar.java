package org.charfinder.cli;

import java.io.PrintWriter;
import java.time.Duration;

/** Shows the progress of a run on one line of a terminal: {@code [#####     ]  4 / 10 s   81,234 queries/s}. */
final class ProgressBar {

    private static final int WIDTH = 30;

    private final ProgressLine line;
    private final long length; // of the run, in nanoseconds

    ProgressBar(PrintWriter terminal, Duration length) {
        this.line = new ProgressLine(terminal);
        this.length = length.toNanos();
    }

    /**
     * Redraws the line.
     *
     * @param elapsed nanoseconds of the run; negative before it
     * @param count how many replies came in that time
     */
    void show(long elapsed, long count) {
        line.show(elapsed < 0 ? "warming up" : bar(Math.min(elapsed, length), count));
    }

    private String bar(long elapsed, long count) {
        int done = (int) (WIDTH * elapsed / length);
        double seconds = elapsed / 1e9;
        return "[%s%s] %3.0f / %d s   %,.0f queries/s"
                .formatted(
                        "#".repeat(done),
                        " ".repeat(WIDTH - done),
                        Math.floor(seconds),
                        length / 1_000_000_000,
                        seconds > 0 ? count / seconds : 0.0);
    }

    void erase() {
        line.erase();
    }
}
