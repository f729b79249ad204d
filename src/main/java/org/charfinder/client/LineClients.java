package org.charfinder.client;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.LongSupplier;
import org.charfinder.loop.Counters;
import org.charfinder.loop.Deadlines;
import org.charfinder.loop.EventLoop;
import org.charfinder.loop.LoopClock;

/**
 * Asks a line server over many connections at once, and keeps a number of lines in flight on each. One thread, the one
 * that calls {@link #turn}, owns the loop and every connection. Other threads may only call {@link #stop} and {@link
 * #isStopped}. A connection that ends is not replaced.
 */
public final class LineClients implements AutoCloseable {

    /** Connections that wait for their greeting at once: fewer than the accept queue of any system holds. */
    private static final int MAX_UNSETTLED = 64;

    /** Bytes read at once: few calls for a large reply, and still in the processor's cache. */
    private static final int READ_BUFFER = 256 * 1024;

    /** Clients count nothing besides their loop's own counts. */
    private enum NoCount {}

    private final class Owner implements ClientConnection.Owner {
        @Override
        public void settled() {
            settled++;
        }

        @Override
        public void ended(SocketChannel channel) {
            ended++;
            try {
                channel.close();
            } catch (IOException e) {
                // the connection is gone, either way
            }
        }
    }

    private final ClientOptions options;
    private final EventLoop loop;
    private final Deadlines stalled;
    private final Owner owner = new Owner();
    private final ClientConnection.Shared shared;
    private int opened;
    private int settled; // of the opened ones: greeted, or ended without a greeting
    private int ended;

    /**
     * Opens a selector. The first {@link #turn} opens connections.
     *
     * @param options what to connect to, and how
     * @param asker supplies the lines
     * @param nanoTime the clock, as {@link System#nanoTime}
     * @throws IOException if the kernel gives no selector
     */
    public LineClients(ClientOptions options, Asker asker, LongSupplier nanoTime) throws IOException {
        this.options = options;
        stalled = new Deadlines(options.patience());
        loop = new EventLoop(new LoopClock(nanoTime), new Counters<>(NoCount.class));
        shared = new ClientConnection.Shared(
                options,
                asker,
                loop,
                nanoTime,
                stalled,
                ReplyFramer.buffer(READ_BUFFER),
                ByteBuffer.allocateDirect(2 * Asker.MAX_LINE));
    }

    /**
     * Does what can be done now, or sleeps until there is something to do.
     *
     * @param nanos the longest sleep
     * @throws IOException if the kernel has no sockets left, or the selector fails
     */
    public void turn(long nanos) throws IOException {
        while (opened < options.connections() && opened - settled < MAX_UNSETTLED) {
            open();
        }
        loop.await(loop.isStopped() || isOver() ? 0 : Math.min(nanos, stalled.remaining(loop.now())));
        stalled.expire(loop.now());
        loop.endTurn();
    }

    private void open() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        ClientConnection connection = new ClientConnection(owner, shared, channel);
        opened++;
        connection.connect();
        if (channel.isOpen()) {
            loop.register(connection);
        }
    }

    /**
     * Whether each connection was greeted, or has ended.
     *
     * @return true once no connection waits for its greeting any more
     */
    public boolean isSettled() {
        return settled == options.connections();
    }

    /**
     * Whether all connections have ended.
     *
     * @return true once no connection is open any more
     */
    public boolean isOver() {
        return ended == options.connections();
    }

    /** Ends the sleep of {@link #turn}, which does not sleep any more from now on. Any thread may call. */
    public void stop() {
        loop.stop();
    }

    /**
     * Whether {@link #stop} was called. Any thread may call.
     *
     * @return true after the first call of {@link #stop}
     */
    public boolean isStopped() {
        return loop.isStopped();
    }

    /**
     * Closes every connection at once. Only the thread of the loop may call.
     *
     * @throws IOException the first failure; everything else is closed nevertheless
     */
    @Override
    public void close() throws IOException {
        loop.close();
    }
}
