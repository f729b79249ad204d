package org.charfinder.loop;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A selector and a clock, owned by one thread. The loop sleeps until a socket is ready or a timeout is over, and calls
 * the ready ones. A turn lasts from the moment it wakes up to {@link #endTurn}. Only the owning thread may call, except
 * for {@link #execute}, {@link #wakeUp}, {@link #stop}, {@link #isStopped} and {@link #counters}.
 */
public final class EventLoop implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(EventLoop.class);

    /** Tasks of other threads that a turn runs, at most: a burst of them must not delay the sockets that are ready. */
    private static final int TASKS_PER_TURN = 64;

    /** Timers that a turn runs, at most, for the same reason. */
    private static final int TIMERS_PER_TURN = 64;

    private final SelectorProvider network;
    private final LoopClock clock;
    private final Counters<LoopCount> counters = new Counters<>(LoopCount.class);
    private final LoopMonitor monitor;
    private final LogRateLimiter replacements = new LogRateLimiter();
    private final Consumer<SelectionKey> onSelected = this::onSelected;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>(); // of other threads
    private final Timers timers = new Timers();
    private volatile Selector selector;
    private volatile boolean stopped;
    private long timeout; // of the select call, in nanoseconds
    private boolean awake; // a turn has begun

    /**
     * Opens a selector of the machine's network.
     *
     * @param clock of this loop only
     * @param ownerCounters what the loop's owner counts; a slow turn is logged with their changes
     * @throws IOException if the kernel gives no selector
     */
    public EventLoop(LoopClock clock, Counters<?> ownerCounters) throws IOException {
        this(SelectorProvider.provider(), clock, ownerCounters);
    }

    /**
     * Opens a selector.
     *
     * @param network opens selectors; every channel that is registered has to be of it
     * @param clock of this loop only
     * @param ownerCounters what the loop's owner counts; a slow turn is logged with their changes
     * @throws IOException if the kernel gives no selector
     */
    public EventLoop(SelectorProvider network, LoopClock clock, Counters<?> ownerCounters) throws IOException {
        this.network = network;
        this.clock = clock;
        monitor = new LoopMonitor(counters, ownerCounters);
        selector = network.openSelector();
    }

    /**
     * What the loop counts. Any thread may call.
     *
     * @return the counters, which any thread may read
     */
    public Counters<LoopCount> counters() {
        return counters;
    }

    /**
     * The time when this turn began.
     *
     * @return nanoseconds from an arbitrary moment
     */
    public long now() {
        return clock.now();
    }

    /**
     * Watches a channel.
     *
     * @param selectable registers its channel with the selector
     * @throws IOException if the channel is closed
     */
    public void register(Selectable selectable) throws IOException {
        selectable.register(selector);
    }

    /**
     * Lets the loop run a task in its own thread, in a turn that begins soon. Tasks run in their order, and a bounded
     * number a turn. Any thread may call. Nothing limits how many wait: the caller does.
     *
     * @param task what it throws ends the loop
     */
    public void execute(Runnable task) {
        tasks.add(task);
        wakeUp();
    }

    /**
     * Lets the loop run a task later. Timers run in the order of their times; those of the same time, in the order of
     * these calls; and a bounded number a turn. Time in which the machine was suspended does not count.
     *
     * @param delay from {@link #now} on, at least 0; more than 36,500 days count as these
     * @param task what it throws ends the loop
     * @return cancels the task
     * @throws IllegalArgumentException if the delay is negative
     */
    public Timer schedule(Duration delay, Runnable task) {
        return timers.add(delay, now(), task);
    }

    private int runTimers() {
        int ran = 0;
        while (ran < TIMERS_PER_TURN && timers.runNext(now())) {
            ran++;
        }
        return ran;
    }

    /** Runs all tasks that wait: after {@link #isStopped}, those of every thread that stopped the loop behind them. */
    public void runWaitingTasks() {
        while (runTasks() > 0) {} // more than a turn's share
    }

    private int runTasks() {
        int ran = 0;
        while (ran < TASKS_PER_TURN) {
            Runnable task = tasks.poll();
            if (task == null) {
                break;
            }
            ran++;
            task.run();
        }
        return ran;
    }

    /** Makes the loop begin a turn. Any thread may call. */
    public void wakeUp() {
        selector.wakeup();
    }

    /** Asks the loop's owner to end. Any thread may call, and more than once. */
    public void stop() {
        stopped = true;
        wakeUp();
    }

    /**
     * Whether {@link #stop} was called. Any thread may call.
     *
     * @return true after the first call of {@link #stop}
     */
    public boolean isStopped() {
        return stopped;
    }

    /**
     * Sleeps until a channel is ready, a timer or the timeout is over, or another thread wakes it up; then begins a
     * turn, calls the ready ones, and runs tasks and timers. Interrupting the thread has no effect.
     *
     * @param nanos the longest sleep; {@link Long#MAX_VALUE}: no timeout
     * @throws IOException if the selector fails
     */
    public void await(long nanos) throws IOException {
        timeout = Math.min(nanos, timers.remaining(now()));
        long start = clock.time();
        Thread.interrupted(); // clears it: a selector does not wait in an interrupted thread
        int selected;
        if (timeout == 0 || !tasks.isEmpty()) {
            selected = selector.selectNow(onSelected);
        } else {
            selected = selector.select(onSelected, timeout == Long.MAX_VALUE ? 0 : toMillis(timeout));
        }
        beginTurn();
        int called = selected + runTasks() + runTimers(); // these are reasons to return, too
        if (monitor.returned(called, timeout, clock.time() - start)) {
            replaceSelector();
        }
    }

    /** Rounds up, so that what is due then is due; never 0, since select(0) has no timeout. */
    private static long toMillis(long nanos) {
        return Math.max(1, (nanos + 999_999) / 1_000_000);
    }

    private void onSelected(SelectionKey key) {
        beginTurn();
        ((Selectable) key.attachment()).selected();
    }

    /** Begins a turn at its first event: the selector calls the ready ones before it returns. */
    private void beginTurn() {
        if (awake) {
            return;
        }
        awake = true;
        long suspended = clock.look(timeout);
        if (suspended > 0) {
            log.info("stood_still millis={}", suspended / 1_000_000);
        }
        monitor.began(clock.time());
    }

    /** Ends a turn. The owner calls this after each {@link #await}, when its work is done. */
    public void endTurn() {
        long suspended = clock.look(0);
        if (suspended > 0) {
            log.info("stood_still millis={}", suspended / 1_000_000); // in the middle of a turn, which was not slow
        } else {
            monitor.ended(clock.time());
        }
        awake = false;
    }

    /** Moves all channels to a new selector: one that does not wait any more would use up the processor. */
    private void replaceSelector() throws IOException {
        Selector old = selector;
        Selector fresh;
        try {
            fresh = network.openSelector();
        } catch (IOException e) {
            if (replacements.tryAcquire(clock.now())) {
                log.warn(
                        "selector_not_replaced reason=\"{}\" left_out={}",
                        e.getMessage(),
                        replacements.takeSuppressed());
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
        counters.add(LoopCount.SELECTORS_REPLACED, 1);
        if (replacements.tryAcquire(clock.now())) {
            log.warn("selector_replaced sockets={} left_out={}", fresh.keys().size(), replacements.takeSuppressed());
        }
    }

    /**
     * Lets the kernel release closed channels at once. Otherwise it does so in the next turn.
     *
     * @throws IOException if the selector fails
     */
    public void releaseClosed() throws IOException {
        selector.selectNow(onSelected);
    }

    /**
     * All registered objects of a class.
     *
     * @param kind the class
     * @param <S> the class
     * @return a copy, in no particular order
     */
    public <S extends Selectable> List<S> registered(Class<S> kind) {
        return selector.keys().stream()
                .map(SelectionKey::attachment)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /**
     * Runs the tasks that wait, so that what they hold is closed as well; closes every registered channel, and the
     * selector. A channel whose key is cancelled is its owner's.
     *
     * @throws IOException the first failure; everything else is closed nevertheless
     */
    @Override
    public void close() throws IOException {
        runWaitingTasks();
        List<Closeable> all = new ArrayList<>();
        selector.keys().stream()
                .filter(SelectionKey::isValid)
                .map(SelectionKey::channel)
                .forEach(all::add);
        all.add(selector);
        Closeables.closeAll(all);
    }
}
