package org.charfinder.web.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The metrics of the requests for one resource. Any thread may call. */
public final class RequestMetrics {

    /** The upper bounds of the histogram of times. */
    private static final Duration[] BUCKETS = {
        Duration.ofNanos(250_000),
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofMillis(2_500)
    };

    private static final int LAST_STATUS = 599;

    private final String resource;
    private final MeterRegistry registry;
    private final Counter sentBytes;
    private final AtomicReferenceArray<Timer> timers = new AtomicReferenceArray<>(LAST_STATUS + 1); // by status

    /** @param sentBytes counts the content of all resources */
    RequestMetrics(String resource, MeterRegistry registry, Counter sentBytes) {
        this.resource = resource;
        this.registry = registry;
        this.sentBytes = sentBytes;
    }

    /**
     * Counts a request when its response has ended.
     *
     * @param status the HTTP status of the response, at most 599
     * @param bytes the size of the content as sent
     * @param nanos the time from the end of the request's headers to the end of the response
     */
    public void count(int status, long bytes, long nanos) {
        Timer timer = timers.get(status);
        if (timer == null) {
            timer = timer(status); // the registry returns the same timer if another thread has just registered it
            timers.set(status, timer);
        }
        timer.record(nanos, TimeUnit.NANOSECONDS);
        sentBytes.increment((double) bytes);
    }

    private Timer timer(int status) {
        return Timer.builder("charfinder.http.requests")
                .description("Requests over HTTP, from their headers to the end of the answer.")
                .tag("resource", resource)
                .tag("status", "" + status)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
