package org.charfinder.net;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.function.Consumer;
import org.charfinder.net.LineServer.Count;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread's selector and its clock: sleeps until a socket is ready or a time is over, and lets the ready ones do their
 * work. What it wakes up for, up to {@link #endTurn}, is a turn. Other threads may only {@link #wakeUp} and {@link #stop}.
 */
final class EventLoop implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(EventLoop.class);

    private final LoopClock clock;
    private final Counters<Count> counters;
    private final TurnWatch watch;
    private final Throttle replacements = new Throttle();
    private final Consumer<SelectionKey> onSelected = this::onSelected;
    private volatile Selector selector;
    private volatile boolean stopped;
    private long sleep; // what the selector was last asked for, in nanoseconds
    private boolean awake; // a turn has begun

    /** @param counters of its turns */
    EventLoop(LoopClock clock, Counters<Count> counters) throws IOException {
        this.clock = clock;
        this.counters = counters;
        watch = new TurnWatch(counters);
        selector = Selector.open();
    }

    /** The clock as it was when this turn began, in nanoseconds. */
    long now() {
        return clock.now();
    }

    void register(Selectable selectable) throws IOException {
        selectable.register(selector);
    }

    /** Lets the loop look at its clock. Any thread may call. */
    void wakeUp() {
        selector.wakeup();
    }

    /** Tells the loop's owner to come to an end. Any thread may call, and more than once. */
    void stop() {
        stopped = true;
        wakeUp();
    }

    boolean isStopped() {
        return stopped;
    }

    /**
     * Begins a turn, with whatever is ready until then. Interrupting the thread has no effect.
     *
     * @param nanos how long it may sleep at most; {@link Long#MAX_VALUE}: for ever
     */
    void await(long nanos) throws IOException {
        sleep = nanos;
        long fellAsleep = clock.time();
        Thread.interrupted(); // clears it: a selector does not wait in an interrupted thread
        int selected;
        if (nanos == 0) {
            selected = selector.selectNow(onSelected);
        } else {
            selected = selector.select(onSelected, nanos == Long.MAX_VALUE ? 0 : toMillis(nanos));
        }
        beginTurn();
        if (!stopped && watch.returned(selected, nanos, clock.time() - fellAsleep)) {
            replaceSelector();
        }
    }

    /** Rounded up, so that what is due then is due; never 0, since select(0) waits for ever. */
    private static long toMillis(long nanos) {
        return Math.max(1, (nanos + 999_999) / 1_000_000);
    }

    private void onSelected(SelectionKey key) {
        beginTurn();
        ((Selectable) key.attachment()).selected();
    }

    /** With the first event, or without any: the selector calls us before it returns. */
    private void beginTurn() {
        if (awake) {
            return;
        }
        awake = true;
        long stoodStill = clock.look(sleep);
        if (stoodStill > 0) {
            log.info("stood_still millis={}", stoodStill / 1_000_000);
        }
        watch.began(clock.time());
    }

    void endTurn() {
        long stoodStill = clock.look(0);
        if (stoodStill > 0) {
            log.info("stood_still millis={}", stoodStill / 1_000_000); // in the midst of a turn, which was not slow
        } else {
            watch.ended(clock.time());
        }
        awake = false;
    }

    /** A selector that does not wait any more would use up the processor: moves everybody to a new one. */
    private void replaceSelector() throws IOException {
        Selector old = selector;
        Selector fresh;
        try {
            fresh = Selector.open();
        } catch (IOException e) {
            if (replacements.letsThrough(clock.now())) {
                log.warn(
                        "selector_not_replaced reason=\"{}\" left_out={}", e.getMessage(), replacements.takeHeldBack());
            }
            return;
        }
        for (SelectionKey key : old.keys()) {
            try {
                ((Selectable) key.attachment()).register(fresh);
            } catch (IOException e) {
                log.debug("connection_broken", e); // it is closed, and its key will go with the old selector
            }
        }
        selector = fresh;
        old.close();
        counters.add(Count.SELECTORS_REPLACED, 1);
        if (replacements.letsThrough(clock.now())) {
            log.warn("selector_replaced sockets={} left_out={}", fresh.keys().size(), replacements.takeHeldBack());
        }
    }

    /** Lets the system have back what was closed, which otherwise has to wait for the next turn. */
    void releaseClosed() throws IOException {
        selector.selectNow(onSelected);
    }

    /** All that is registered with it and of a kind. */
    <S extends Selectable> List<S> registered(Class<S> kind) {
        return selector.keys().stream()
                .map(SelectionKey::attachment)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Closes every socket that is registered, and the selector. */
    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
