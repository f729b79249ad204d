package org.charfinder.net;

import java.time.Duration;
import org.charfinder.loop.EventLoop;
import org.charfinder.loop.Timer;

/** A connection that waits for a deferred reply, and the loop that it belongs to. */
record LoopWaiter(EventLoop loop, Connection connection) implements Deferred.Waiter {

    @Override
    public void completed() {
        loop.execute(() -> connection.turn(TurnCause.COMPLETED));
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        return loop.schedule(delay, task);
    }
}
