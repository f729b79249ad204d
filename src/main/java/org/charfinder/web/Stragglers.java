package org.charfinder.web;

import java.time.Duration;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/**
 * Closes connections that get nowhere: for too long no request has become whole on them, and nothing was sent. Jetty's own
 * time begins anew with every byte, so that one now and then would hold a connection for days. One thread at a time.
 */
final class Stragglers {

    /** How far a connection was, and since when, in nanoseconds of some clock. */
    private record Progress(long requests, long sentBytes, long since) {}

    private final Duration patience;
    private Map<EndPoint, Progress> seen = Map.of(); // the last time

    Stragglers(Duration patience) {
        this.patience = patience;
    }

    /** Looks at all connections that there are; to be called now and then. */
    void close(Collection<EndPoint> all, long now) {
        Map<EndPoint, Progress> still = new IdentityHashMap<>();
        for (EndPoint endPoint : all) {
            Progress progress = progress(endPoint, now);
            if (now - progress.since > patience.toNanos()) {
                endPoint.close();
            } else {
                still.put(endPoint, progress);
            }
        }
        seen = still;
    }

    private Progress progress(EndPoint endPoint, long now) {
        Connection connection = endPoint.getConnection();
        Progress before = seen.get(endPoint);
        Progress here = new Progress(connection.getMessagesIn(), connection.getBytesOut(), now);
        boolean isStuck = before != null && before.requests == here.requests && before.sentBytes == here.sentBytes;
        return isStuck ? before : here;
    }
}
