package org.charfinder.simulation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/** The server's listener, with the clients that wait to be accepted. Accepting may fail. */
final class FakeListener extends ServerSocketChannel implements FakeKey.Channel {

    /** After accepting has failed, the server must leave it alone for this time, unless it closes a socket. */
    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    private final FakeNetwork network;
    private final Queue<Link> waiting = new ArrayDeque<>();
    private InetSocketAddress address;
    private int failures; // of the next calls
    private long failedAt;
    private int closedAtFailure = -1; // the sockets that were closed by then; -1: the last call has not failed
    private long closedAt;

    FakeListener(FakeNetwork network) {
        super(network);
        this.network = network;
    }

    void connect(Link link) {
        waiting.add(link);
    }

    /** The next calls that accept fail, since there are no file descriptors. */
    void failNext(int calls) {
        failures = calls;
    }

    /** Whether clients wait although the server has no reason to leave them waiting. */
    boolean isNeglected() {
        return isOpen() && !waiting.isEmpty() && !isPaused();
    }

    private boolean isPaused() {
        return closedAtFailure == network.closed() && network.clock.now() - failedAt < PAUSE;
    }

    /** When it was closed. Only if it is. */
    long closedAt() {
        return closedAt;
    }

    @Override
    public SocketChannel accept() throws IOException {
        network.world().interrupt();
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        if (isPaused() && isRegistered()) { // while it ends, it has one try
            throw network.violated("the server accepts again at once after that has failed");
        }
        closedAtFailure = -1;
        if (failures > 0 && !waiting.isEmpty()) {
            failures--;
            failedAt = network.clock.now();
            closedAtFailure = network.closed();
            network.transferred();
            throw new IOException("Too many open files");
        }
        Link link = waiting.poll();
        if (link == null) {
            return null;
        }
        network.transferred();
        return link.accept();
    }

    @Override
    protected void implCloseSelectableChannel() {
        closedAt = network.clock.now();
        if (!waiting.isEmpty() && closedAtFailure < 0) {
            network.violated("the server closes its port while clients wait to be accepted");
        }
        waiting.forEach(Link::reset);
    }

    @Override
    protected void implConfigureBlocking(boolean block) {}

    @Override
    public int readyOps() {
        return waiting.isEmpty() ? 0 : SelectionKey.OP_ACCEPT;
    }

    @Override
    public void interestChanged(int interest) {}

    @Override
    public ServerSocketChannel bind(SocketAddress local, int backlog) {
        address = (InetSocketAddress) local;
        return this;
    }

    @Override
    public SocketAddress getLocalAddress() {
        return address;
    }

    @Override
    public <T> ServerSocketChannel setOption(SocketOption<T> name, T value) {
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return new HashSet<>();
    }

    @Override
    public ServerSocket socket() {
        throw new UnsupportedOperationException();
    }
}
