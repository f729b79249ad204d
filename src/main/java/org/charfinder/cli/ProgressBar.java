package org.charfinder.cli;

import java.io.PrintWriter;
import java.time.Duration;

/** How far a run is, on one line of a terminal: {@code [########            ]  4 / 10 s   81,234 queries/s}. */
final class ProgressBar {

    private static final int WIDTH = 30;

    private static final String ERASE = "\r\033[K"; // ECMA-48: to the line's start, and erase it

    private final PrintWriter terminal;
    private final long length; // of the run, in nanoseconds

    ProgressBar(PrintWriter terminal, Duration length) {
        this.terminal = terminal;
        this.length = length.toNanos();
    }

    /**
     * Draws it anew.
     *
     * @param elapsed nanoseconds of the run; negative before it
     * @param count what was done in that time
     */
    void show(long elapsed, long count) {
        terminal.print(ERASE);
        if (elapsed < 0) {
            terminal.print("warming up");
        } else {
            long now = Math.min(elapsed, length);
            int done = (int) (WIDTH * now / length);
            double seconds = now / 1e9;
            terminal.printf(
                    "[%s%s] %3.0f / %d s   %,.0f queries/s",
                    "#".repeat(done),
                    " ".repeat(WIDTH - done),
                    Math.floor(seconds),
                    length / 1_000_000_000,
                    seconds > 0 ? count / seconds : 0.0);
        }
        terminal.flush();
    }

    void erase() {
        terminal.print(ERASE);
        terminal.flush();
    }
}
