package org.charfinder.web;

import java.time.Duration;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes stalled connections: those on which, for too long, no request has been received as a whole, hardly a byte of
 * a body, and no byte has been sent, although the client waits for nothing. Jetty's idle timeout is not enough, because
 * every byte from the client restarts it. Any thread may call.
 */
final class StalledConnections {

    private static final Logger log = LoggerFactory.getLogger(StalledConnections.class);

    /** Fewer bytes from a client are no progress: each may be meant to keep the connection open. */
    private static final int PROGRESS = 4096;

    /** The counts of a connection, and the time in nanoseconds at which they were first seen. */
    private record Progress(long requests, long receivedBytes, long sentBytes, long since) {

        boolean leadsTo(Progress later) {
            return later.requests != requests
                    || later.sentBytes != sentBytes
                    || later.receivedBytes - receivedBytes >= PROGRESS;
        }
    }

    private final Supplier<Collection<EndPoint>> endPoints;
    private final Predicate<EndPoint> waits;
    private final Duration timeout;
    private IdentityHashMap<EndPoint, Progress> seen = new IdentityHashMap<>(); // by the last sweep

    /**
     * @param endPoints returns all connections that are open now
     * @param waits whether the client of a connection waits for the server, which is no stall
     * @param timeout how long a connection may make no progress
     */
    StalledConnections(Supplier<Collection<EndPoint>> endPoints, Predicate<EndPoint> waits, Duration timeout) {
        this.endPoints = endPoints;
        this.waits = waits;
        this.timeout = timeout;
    }

    /** Sweeps again and again, with a pause after each sweep. A sweep that fails is logged, and does not end this. */
    void sweepEvery(Duration pause, Scheduler scheduler) {
        scheduler.schedule(
                () -> {
                    try {
                        sweep(System.nanoTime());
                    } catch (RuntimeException e) {
                        log.error("sweep_failed", e);
                    } finally {
                        sweepEvery(pause, scheduler);
                    }
                },
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /**
     * Closes the connections that are stalled.
     *
     * @param now the time of {@link System#nanoTime}
     */
    synchronized void sweep(long now) {
        IdentityHashMap<EndPoint, Progress> open = new IdentityHashMap<>();
        for (EndPoint endPoint : endPoints.get()) {
            Progress progress = progress(endPoint, now);
            if (now - progress.since > timeout.toNanos()) {
                endPoint.close();
            } else {
                open.put(endPoint, progress);
            }
        }
        seen = open;
    }

    private Progress progress(EndPoint endPoint, long now) {
        Connection connection = endPoint.getConnection();
        Progress before = seen.get(endPoint);
        Progress here =
                new Progress(connection.getMessagesIn(), connection.getBytesIn(), connection.getBytesOut(), now);
        return before == null || before.leadsTo(here) || waits.test(endPoint) ? here : before;
    }
}
