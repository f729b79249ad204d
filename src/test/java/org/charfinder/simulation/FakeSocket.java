package org.charfinder.simulation;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Set;

/** The server's end of a {@link Link}. */
final class FakeSocket extends SocketChannel implements FakeKey.Channel {

    private final FakeNetwork network;
    private final Link link;
    private final Set<String> options = new HashSet<>();

    FakeSocket(FakeNetwork network, Link link) {
        super(network);
        this.network = network;
        this.link = link;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return link.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return (int) link.write(new ByteBuffer[] {source}, 0, 1);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        return link.write(sources, offset, offset + length);
    }

    @Override
    public SocketChannel shutdownOutput() throws IOException {
        link.endOutput();
        return this;
    }

    @Override
    protected void implCloseSelectableChannel() {
        link.closeServer();
    }

    @Override
    public int readyOps() {
        return link.readyOps();
    }

    @Override
    public void interestChanged(int interest) {
        link.interestChanged(interest);
    }

    /** Some kernels fail if the client has gone meanwhile. */
    @Override
    public <T> SocketChannel setOption(SocketOption<T> name, T value) throws IOException {
        if (link.isReset() && network.dice.oneIn(8)) {
            throw new SocketException("Invalid argument");
        }
        options.add(name.name());
        return this;
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return new HashSet<>();
    }

    /** Java drops urgent data unless it is told to keep it in line; a Telnet client sends some. */
    private void keepUrgentData() {
        if (options.contains(StandardSocketOptions.TCP_NODELAY.name())
                && options.contains(StandardSocketOptions.SO_SNDBUF.name())
                && options.contains(StandardSocketOptions.SO_KEEPALIVE.name())
                && !isBlocking()) {
            link.prepare();
        }
    }

    @Override
    public Socket socket() {
        try {
            return new JavaSocket(this::keepUrgentData);
        } catch (SocketException e) {
            throw new AssertionError("it has no implementation that could fail", e);
        }
    }

    private static final class JavaSocket extends Socket {
        private final Runnable onInline;

        JavaSocket(Runnable onInline) throws SocketException {
            super(NO_IMPLEMENTATION);
            this.onInline = onInline;
        }

        @Override
        public void setOOBInline(boolean inline) {
            if (inline) {
                onInline.run();
            }
        }
    }

    private static final SocketImpl NO_IMPLEMENTATION = null;

    @Override
    public SocketAddress getRemoteAddress() {
        return link.address();
    }

    @Override
    protected void implConfigureBlocking(boolean block) {}

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SocketChannel bind(SocketAddress local) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T getOption(SocketOption<T> name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SocketChannel shutdownInput() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isConnectionPending() {
        return false;
    }

    @Override
    public boolean connect(SocketAddress remote) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean finishConnect() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SocketAddress getLocalAddress() {
        throw new UnsupportedOperationException();
    }
}
