package org.charfinder.simulation;

import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectionKey;

/** A channel that a selector watches. */
final class FakeKey extends AbstractSelectionKey {

    /** A channel that knows what it is ready for. */
    interface Channel {
        int readyOps();

        /** The interest of its key has changed. */
        void interestChanged(int interest);
    }

    private final SelectableChannel channel;
    private final FakeSelector selector;
    private int interest;
    private int ready;

    FakeKey(SelectableChannel channel, FakeSelector selector, int interest) {
        this.channel = channel;
        this.selector = selector;
        interestOps(interest);
    }

    /** The operations of the interest set that are possible. */
    int readyInterest() {
        return interest & source().readyOps();
    }

    int interest() {
        return interest;
    }

    void setReady(int ops) {
        ready = ops;
    }

    private Channel source() {
        return (Channel) channel;
    }

    @Override
    public SelectableChannel channel() {
        return channel;
    }

    @Override
    public Selector selector() {
        return selector;
    }

    @Override
    public int interestOps() {
        requireValid();
        return interest;
    }

    @Override
    public SelectionKey interestOps(int ops) {
        requireValid();
        if ((ops & ~channel.validOps()) != 0) {
            throw new IllegalArgumentException("operations " + ops);
        }
        interest = ops;
        source().interestChanged(ops);
        return this;
    }

    @Override
    public int readyOps() {
        requireValid();
        return ready;
    }

    private void requireValid() {
        if (!isValid()) {
            throw new CancelledKeyException();
        }
    }
}
