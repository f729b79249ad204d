package org.charfinder.simulation;

import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A selector in whose sleep the world goes on. It may report only some of the channels that are ready, a channel that
 * is not, and nothing before its timeout: real ones do so, too.
 */
final class FakeSelector extends AbstractSelector {

    /** Calls that did not or could not sleep, with nothing done between them: with more of them it spins. */
    private static final int MOST_IDLE_RETURNS = 300;

    /**
     * Calls in a row that were not to sleep: with more of them the server does not sleep any more, even if it does
     * something for clients that act meanwhile. A server that has much to do takes some hundred.
     */
    private static final int MOST_AWAKE_RETURNS = 20_000;

    /** Returns of a broken one after which it must have been replaced; a server may take some for its own work. */
    private static final int MOST_BROKEN_RETURNS = 20_000;

    /** The nanoseconds that a broken one takes to return. */
    private static final long RETURN = 2_000;

    private static final long NO_LIMIT = Long.MAX_VALUE;

    private final FakeNetwork network;
    private final Set<SelectionKey> keys = new LinkedHashSet<>(); // in the order in which they were registered
    private boolean woken;
    private boolean broken; // it does not sleep any more, and reports nothing
    private int brokenReturns;
    private long transfers; // when it returned last
    private int idleReturns; // since there were any
    private int awakeReturns; // since it was to sleep

    FakeSelector(FakeNetwork network) {
        super(network);
        this.network = network;
    }

    /** From now on it returns at once. Only a new selector helps. */
    void breakDown() {
        broken = true;
    }

    @Override
    public int select(Consumer<SelectionKey> action, long timeoutMillis) {
        return select(action, timeoutMillis == 0 ? NO_LIMIT : timeoutMillis * 1_000_000, true);
    }

    @Override
    public int selectNow(Consumer<SelectionKey> action) {
        return select(action, 0, false);
    }

    private int select(Consumer<SelectionKey> action, long nanos, boolean maySleep) {
        if (!isOpen()) {
            throw new ClosedSelectorException();
        }
        network.throwViolation();
        deregisterCancelled();
        if (broken) {
            network.clock.advance(maySleep ? RETURN : 0);
            if (++brokenReturns > MOST_BROKEN_RETURNS) {
                throw network.violated("the server keeps a selector that does not sleep any more");
            }
            return 0;
        }
        requireProgress(maySleep);
        if (maySleep && !woken && ready().isEmpty()) {
            network.world().serverSleeps();
        }
        if (maySleep) {
            sleep(nanos);
        } else {
            network.world().interrupt(); // the server may be in the middle of its work
        }
        woken = false;
        deregisterCancelled();
        network.throwViolation();
        return broken ? 0 : report(action);
    }

    private void sleep(long nanos) {
        long end = nanos == NO_LIMIT ? NO_LIMIT : network.clock.now() + nanos;
        network.setSleepEnd(end);
        int steps = network.dice.below(4); // even if a channel is ready
        while (network.clock.now() < end && (steps > 0 || (!woken && !broken && ready().isEmpty()))) {
            steps--;
            network.world().step();
        }
    }

    private void requireProgress(boolean maySleep) {
        if (transfers != network.transfers()) {
            transfers = network.transfers();
            idleReturns = 0;
        }
        awakeReturns = maySleep ? 0 : awakeReturns + 1;
        if (awakeReturns > MOST_AWAKE_RETURNS) {
            throw network.violated("the server does not sleep any more");
        }
        if ((!maySleep || !ready().isEmpty()) && ++idleReturns > MOST_IDLE_RETURNS) {
            throw network.violated("the server spins: it does not sleep, and does nothing");
        }
    }

    private List<FakeKey> ready() {
        List<FakeKey> ready = new ArrayList<>();
        for (SelectionKey key : keys) {
            if (key.isValid() && ((FakeKey) key).readyInterest() != 0) {
                ready.add((FakeKey) key);
            }
        }
        return ready;
    }

    private int report(Consumer<SelectionKey> action) {
        List<FakeKey> reported = ready();
        reported.forEach(key -> key.setReady(key.readyInterest()));
        if (reported.size() > 1 && network.dice.oneIn(4)) {
            FakeKey certain = network.dice.of(reported);
            reported.removeIf(key -> key != certain && network.dice.oneIn(2)); // the others in a later call
        }
        if (network.dice.oneIn(network.plan.surprises())) {
            addSurprise(reported);
        }
        reported.forEach(action);
        return reported.size();
    }

    private void addSurprise(List<FakeKey> reported) {
        List<SelectionKey> all = new ArrayList<>(keys);
        if (all.isEmpty()) {
            return;
        }
        FakeKey key = (FakeKey) network.dice.of(all);
        if (key.isValid() && key.interest() != 0 && !reported.contains(key)) {
            key.setReady(key.interest());
            reported.add(key);
            network.transferred(); // not the server's doing
        }
    }

    private void deregisterCancelled() {
        Set<SelectionKey> cancelled = cancelledKeys();
        synchronized (cancelled) {
            for (SelectionKey key : cancelled) {
                keys.remove(key);
                deregister((FakeKey) key);
            }
            cancelled.clear();
        }
    }

    @Override
    protected SelectionKey register(AbstractSelectableChannel channel, int interest, Object attachment) {
        FakeKey key = new FakeKey(channel, this, interest);
        key.attach(attachment);
        keys.add(key);
        return key;
    }

    @Override
    protected void implCloseSelector() {
        for (SelectionKey key : keys) {
            SelectableChannel channel = key.channel();
            key.cancel();
            deregister((FakeKey) key);
            if (!channel.isRegistered() && channel.isOpen()) {
                network.violated("the server closes its selector, and leaves a channel open");
            }
        }
        keys.clear();
        cancelledKeys().clear();
    }

    @Override
    public Selector wakeup() {
        woken = true;
        network.transferred();
        return this;
    }

    @Override
    public Set<SelectionKey> keys() {
        return Collections.unmodifiableSet(keys);
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int select() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int select(long timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int selectNow() {
        throw new UnsupportedOperationException();
    }
}
