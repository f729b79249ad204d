package org.charfinder.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import org.charfinder.loop.EventLoop;
import org.charfinder.loop.LogRateLimiter;
import org.charfinder.loop.Selectable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens, and accepts connections, which a {@link Dealer} deals out to the loops: a bounded number a turn, none while
 * there is no room even for refused ones, and none for a moment after the kernel could not provide a socket. An
 * inherited listener stays open, with the clients that wait there: they are for the next process.
 */
final class Acceptor implements Selectable, Closeable {

    private static final Logger log = LoggerFactory.getLogger(Acceptor.class);

    /** Connections accepted in a turn, at most: a burst of them must not delay the clients that are there. */
    private static final int ACCEPTS_PER_TURN = 64;

    /** Connections that the kernel completes before they are accepted; it may allow fewer. */
    private static final int ACCEPT_QUEUE = 1024;

    /**
     * The pause after accepting has failed, mostly because there are no file descriptors left. A descriptor that
     * becomes free ends it. Without a pause it would fail in a loop.
     */
    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    private final Dealer dealer;
    private final BugReports bugs;
    private final EventLoop loop;
    private final ServerSocketChannel listener;
    private final boolean inherited;
    private final InetSocketAddress address;
    private final LogRateLimiter warnings = new LogRateLimiter();
    private boolean ready; // a connection waits to be accepted
    private boolean paused; // until pauseEnd
    private volatile boolean waiting; // for room, or for a file descriptor
    private long pauseEnd;

    @SuppressWarnings("NullAway.Init") // set when it is registered, before the first turn
    private SelectionKey key;

    /**
     * Listens; connections wait until {@link #accept} is called.
     *
     * @throws IOException if the address can't be listened on
     */
    Acceptor(SelectorProvider network, EventLoop loop, Dealer dealer, BugReports bugs, ServerOptions options)
            throws IOException {
        this.dealer = dealer;
        this.bugs = bugs;
        this.loop = loop;
        inherited = options.listening() == Listening.INHERITED;
        listener = inherited ? InheritedSocket.get() : network.openServerSocketChannel();
        try (SocketChannel warmUp = network.openSocketChannel()) {
            SocketSettings.apply(listener, options.listening() == Listening.SHARED);
            if (inherited) {
                SocketChannel first = InheritedSocket.firstClient(listener);
                if (first != null) {
                    loop.execute(() -> dealer.deal(first));
                }
            } else {
                listener.bind(options.address(), ACCEPT_QUEUE);
            }
            address = (InetSocketAddress) listener.getLocalAddress();
            SocketSettings.apply(warmUp); // loads classes while there still are file descriptors
        } catch (IOException | RuntimeException e) {
            if (!inherited) {
                listener.close();
            }
            throw e;
        }
    }

    /** Where it listens, with the port that the kernel chose if it was asked for one. */
    InetSocketAddress address() {
        return address;
    }

    @Override
    public void register(Selector selector) throws IOException {
        key = listener.register(selector, interest(), this);
    }

    @Override
    public void selected() {
        ready = true;
    }

    /** A file descriptor has become free: ends the pause. */
    void descriptorFreed() {
        paused = false;
    }

    /** Whether a connection that another loop closes may let it go on. Any thread may call. */
    boolean isWaiting() {
        return waiting;
    }

    /** Nanoseconds until the pause ends; {@link Long#MAX_VALUE} if there is none. */
    long remaining() {
        return paused ? Math.max(0, pauseEnd - loop.now()) : Long.MAX_VALUE;
    }

    /** Accepts what the turn allows. Called last in a turn, so that places that became free in it are used. */
    void accept() {
        if (!key.isValid()) {
            return;
        }
        paused &= remaining() > 0;
        if (ready) {
            ready = false;
            acceptSome(ACCEPTS_PER_TURN);
        }
        int interest = interest();
        if (key.interestOps() != interest || waiting != (interest == 0)) {
            waiting = interest == 0; // from now on another loop tells what it closes; until now it may have done so
            key.interestOps(interest());
        }
    }

    private int interest() {
        return paused || !dealer.hasRoom() ? 0 : SelectionKey.OP_ACCEPT;
    }

    private void acceptSome(int most) {
        for (int i = 0; i < most && dealer.hasRoom(); i++) {
            try {
                SocketChannel channel = listener.accept();
                if (channel == null) {
                    return;
                }
                dealer.deal(channel);
            } catch (IOException e) {
                pause(e);
                return;
            } catch (VirtualMachineError e) {
                throw e;
            } catch (Throwable e) { // whatever it is, the clients that are there are not disturbed
                bugs.add("accept", e);
                return;
            }
        }
    }

    private void pause(IOException why) {
        paused = true;
        pauseEnd = loop.now() + PAUSE;
        if (warnings.tryAcquire(loop.now())) {
            log.warn("accept_failed reason=\"{}\" left_out={}", why.getMessage(), warnings.takeSuppressed());
        }
    }

    /**
     * Stops listening, and frees the port. First it accepts all connections that the kernel has completed, because
     * closing would reset them. Those that wait at an inherited listener are left to another process.
     */
    void stop() throws IOException {
        key.cancel();
        loop.releaseClosed(); // or the kernel would close only later, and reset what it completes until then
        if (!inherited) {
            acceptSome(2 * ACCEPT_QUEUE); // all that wait, unless others come faster than they are accepted
        }
        close();
    }

    /** Closes the listener unless it is inherited, which resets the connections that wait there. */
    @Override
    public void close() throws IOException {
        paused = false;
        key.cancel();
        if (!inherited) {
            listener.close();
        }
    }
}
