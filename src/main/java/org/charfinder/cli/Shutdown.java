package org.charfinder.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shuts the servers down after a signal. With a delay it first announces the shutdown, and everything is served as
 * before until the delay is over: so load balancers learn of it, and send no client to a closed port. The
 * delay ends early if there is no client, and at a second signal.
 */
final class Shutdown {

    private static final Logger log = LoggerFactory.getLogger(Shutdown.class);

    /** How often to see whether there still is a client. */
    private static final Duration LOOK = Duration.ofMillis(100);

    /**
     * Clients that come and go are not always there, but a load balancer still sends them. A moment without any means
     * that there are none.
     */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    /** What is shut down. Any thread may call. */
    interface Servers {
        /** Whether a client is connected, or was so at that time of the clock or later. */
        boolean hadClientsSince(long time);

        /** Tells load balancers of the shutdown, and serves on. */
        void announce();

        /** Accepts no more clients, and ends when those that are there have been answered. */
        void stop();
    }

    private final Duration delay;
    private final LongSupplier nanoTime;
    private final Servers servers;
    private final CountDownLatch skipped = new CountDownLatch(1);

    /**
     * Does nothing yet.
     *
     * @param delay from the announcement to the end; zero: no announcement
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    Shutdown(Duration delay, LongSupplier nanoTime, Servers servers) {
        this.delay = delay;
        this.nanoTime = nanoTime;
        this.servers = servers;
    }

    /** Begins to shut down, and returns at once. Called once; any thread may call. */
    void begin() {
        if (delay.isZero() || !haveClients()) {
            servers.stop();
            return;
        }
        servers.announce();
        log.info("shutdown_announced delay={}", delay);
        long end = nanoTime.getAsLong() + delay.toNanos();
        Thread thread = new Thread(() -> stopAt(end), "drain-delay");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the delay. Any thread may call, and more than once. */
    void skipDelay() {
        skipped.countDown();
    }

    private boolean haveClients() {
        return servers.hadClientsSince(nanoTime.getAsLong() - MOMENT.toNanos());
    }

    private void stopAt(long end) {
        try {
            long left = delay.toNanos();
            while (left > 0 && haveClients()) {
                if (skipped.await(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS)) {
                    break;
                }
                left = end - nanoTime.getAsLong();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the delay ends
        } finally {
            servers.stop();
        }
    }
}
