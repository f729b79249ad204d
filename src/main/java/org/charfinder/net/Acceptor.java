package org.charfinder.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import jdk.net.ExtendedSocketOptions;
import org.charfinder.loop.LogRateLimiter;
import org.charfinder.loop.Selectable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens, and accepts whoever dials: a bounded number a turn, nobody while there are no places even for those who are
 * told so, and nobody for a moment after the system could not give a socket.
 */
final class Acceptor implements Selectable {

    private static final Logger log = LoggerFactory.getLogger(Acceptor.class);

    /** A burst of dials must not freeze those who type. */
    private static final int ACCEPTS_PER_TURN = 64;

    /** Connections that the system completes before they are accepted; it may allow fewer. */
    private static final int DIALS = 1024;

    /**
     * How long accepting rests after it failed, mostly for want of file descriptors, unless we free one: else it would
     * fail in a loop.
     */
    private static final long REST = Duration.ofMillis(100).toNanos();

    /**
     * What the system may buffer for a client that does not read, in bytes. Left to itself Linux takes 3 MB; a quarter
     * of this would make clients that pipeline wait for delayed acknowledgements.
     */
    private static final int SEND_BUFFER = 64 * 1024;

    /**
     * What the system may take in of what a client sends before we read it, in bytes. Left to itself Linux learns that
     * 6 MB would be good for a client that sends fast, and keeps it when we stop reading.
     */
    private static final int RECEIVE_BUFFER = 64 * 1024;

    /** A peer that is gone without a word is noticed after 300 s of silence and three unanswered questions, in seconds. */
    private static final Map<SocketOption<Integer>, Integer> KEEPALIVE = Map.of(
            ExtendedSocketOptions.TCP_KEEPIDLE, 300,
            ExtendedSocketOptions.TCP_KEEPINTERVAL, 60,
            ExtendedSocketOptions.TCP_KEEPCOUNT, 3);

    private final LineServer server;
    private final ServerSocketChannel listener;
    private final InetSocketAddress address;
    private final LogRateLimiter warnings = new LogRateLimiter();
    private SelectionKey key;
    private boolean dialled; // somebody waits to be accepted
    private boolean resting; // until restOver
    private long restOver;

    /** @throws IOException if the address can't be listened on */
    Acceptor(LineServer server, InetSocketAddress address, boolean sharesPort) throws IOException {
        this.server = server;
        listener = ServerSocketChannel.open();
        try (SocketChannel rehearsal = SocketChannel.open()) {
            listener.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER); // sockets inherit it
            if (sharesPort) {
                listener.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            listener.bind(address, DIALS);
            listener.configureBlocking(false);
            this.address = (InetSocketAddress) listener.getLocalAddress();
            prepare(rehearsal); // loads what this needs while there still are file descriptors
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    /** Where it listens, with the port that the system chose if it was asked for one. */
    InetSocketAddress address() {
        return address;
    }

    @Override
    public void register(Selector selector) throws IOException {
        key = listener.register(selector, interest(), this);
    }

    @Override
    public void selected() {
        dialled = true;
    }

    /** A file descriptor has become free: accepting need not rest any more. */
    void descriptorFreed() {
        resting = false;
    }

    /** Nanoseconds until accepting has rested; {@link Long#MAX_VALUE} if it does not rest. */
    long remaining(long now) {
        return resting ? Math.max(0, restOver - now) : Long.MAX_VALUE;
    }

    /** Accepts who waits, as far as the turn allows; last in a turn, so that the places that it has freed are given away. */
    void accept() {
        resting &= remaining(server.now()) > 0;
        if (dialled) {
            dialled = false;
            acceptSome();
        }
        if (key.isValid() && key.interestOps() != interest()) {
            key.interestOps(interest());
        }
    }

    private int interest() {
        return resting || !server.hasPlaceForRefusal() ? 0 : SelectionKey.OP_ACCEPT;
    }

    private void acceptSome() {
        for (int i = 0; i < ACCEPTS_PER_TURN && server.hasPlaceForRefusal(); i++) {
            try {
                SocketChannel channel = listener.accept();
                if (channel == null) {
                    return;
                }
                server.admit(channel);
            } catch (IOException e) {
                rest(e);
                return;
            } catch (VirtualMachineError e) {
                throw e;
            } catch (Throwable e) { // whatever it is, the served are not disturbed
                server.failed("accept", e);
                return;
            }
        }
    }

    private void rest(IOException why) {
        resting = true;
        restOver = server.now() + REST;
        if (warnings.tryAcquire(server.now())) {
            log.warn("accept_failed reason=\"{}\" left_out={}", why.getMessage(), warnings.takeSuppressed());
        }
    }

    /** Makes a socket ready for a connection. */
    static void prepare(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        Set<SocketOption<?>> supported = channel.supportedOptions();
        for (Map.Entry<SocketOption<Integer>, Integer> option : KEEPALIVE.entrySet()) {
            if (supported.contains(option.getKey())) {
                channel.setOption(option.getKey(), option.getValue());
            }
        }
        channel.socket().setOOBInline(true); // or Java drops the DM of a Telnet synch, whose IAC then eats a byte
    }

    /** Listens no more. The system frees the port when the selector has looked at its keys again. */
    void close() throws IOException {
        listener.close();
    }
}
