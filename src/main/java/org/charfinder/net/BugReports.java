package org.charfinder.net;

import org.charfinder.loop.Counters;
import org.charfinder.loop.LogRateLimiter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs bugs in this program, each of which costs at most one connection. */
final class BugReports {

    private static final Logger log = LoggerFactory.getLogger(BugReports.class);

    private final Timeouts timeouts;
    private final Counters<ServerCount> counters;
    private final LogRateLimiter lines = new LogRateLimiter();

    BugReports(Timeouts timeouts, Counters<ServerCount> counters) {
        this.timeouts = timeouts;
        this.counters = counters;
    }

    /** @param where what the program was doing, for the log */
    void add(String where, Throwable bug) {
        counters.add(ServerCount.FAILED, 1);
        if (lines.tryAcquire(timeouts.now())) {
            log.error("connection_failed in={} left_out={}", where, lines.takeSuppressed(), bug);
        }
    }
}
