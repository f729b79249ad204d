package org.charfinder.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.charfinder.loop.Counters;
import org.charfinder.loop.Deadlines;
import org.charfinder.loop.EventLoop;
import org.charfinder.loop.LoopClock;
import org.charfinder.loop.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Asks line servers over many connections at once, and keeps a number of lines in flight on each. One thread, the one
 * that calls {@link #turn}, owns the loop and every connection. Other threads may only call {@link #execute}, {@link
 * #stop} and {@link #isStopped}. A connection that ends is not replaced.
 */
public final class LineClients implements AutoCloseable {

    /** Connections that wait for their greeting at once: fewer than the accept queue of any system holds. */
    private static final int MAX_UNSETTLED = 64;

    /** Bytes read at once: few calls for a large reply, and still in the processor's cache. */
    private static final int READ_BUFFER = 256 * 1024;

    /** Clients count nothing besides their loop's own counts. */
    private enum NoCount {}

    private final class Owner implements ClientResources.Owner {
        @Override
        public void settled() {
            settled++;
        }

        @Override
        public void ended(@Nullable SocketChannel channel) {
            ended++;
            if (channel == null) {
                return;
            }
            try {
                channel.close();
            } catch (IOException e) {
                // the connection is gone, either way
            }
        }
    }

    private final EventLoop loop;
    private final Duration patience;
    private final Deadlines stalled;
    private final ClientResources shared;
    private final Queue<LineClient> waiting = new ArrayDeque<>(); // to be opened
    private int connections; // in all
    private int settled; // of these: ready, or ended before
    private int ended;

    /**
     * Opens a selector, and no connection.
     *
     * @param framing marks the ends of replies
     * @param patience the longest time in which a server may send nothing while a reply or the greeting is due; zero:
     *     no limit
     * @param nanoTime the clock, as {@link System#nanoTime}
     * @throws IOException if the kernel gives no selector
     */
    public LineClients(Framing framing, Duration patience, LongSupplier nanoTime) throws IOException {
        this.patience = patience;
        stalled = new Deadlines(patience);
        loop = new EventLoop(new LoopClock(nanoTime), new Counters<>(NoCount.class));
        shared = new ClientResources(
                new Owner(),
                loop,
                framing,
                nanoTime,
                stalled,
                ReplyFramer.buffer(READ_BUFFER),
                ByteBuffer.allocateDirect(2 * Asker.MAX_LINE));
    }

    /**
     * Connects in one of the next turns: not at once if many connections wait for their greetings.
     *
     * @param address of the server
     * @param pipeline the lines in flight, at least 1
     * @param asker supplies the lines; a failure to connect is reported to it
     * @return the connection
     */
    public LineClient connect(InetSocketAddress address, int pipeline, Asker asker) {
        LineClient client = new LineClient(shared, address, pipeline, asker);
        waiting.add(client);
        connections++;
        return client;
    }

    /**
     * Does what can be done now, or sleeps until there is something to do.
     *
     * @param nanos the longest sleep
     * @throws IOException if the kernel has no sockets left, or the selector fails
     */
    public void turn(long nanos) throws IOException {
        openWaiting();
        loop.await(loop.isStopped() || isOver() ? 0 : Math.min(nanos, stalled.remaining(loop.now())));
        stalled.expire(loop.now());
        loop.endTurn();
    }

    Duration patience() {
        return patience;
    }

    private void openWaiting() throws IOException {
        while (!waiting.isEmpty() && connections - waiting.size() - settled < MAX_UNSETTLED) {
            LineClient next = waiting.remove();
            if (!next.isClosed()) {
                next.open();
            }
        }
    }

    /**
     * Whether each connection is ready to ask, or has ended.
     *
     * @return true once no connection waits for its greeting any more
     */
    public boolean isSettled() {
        return settled == connections;
    }

    /**
     * Whether all connections have ended.
     *
     * @return true while no connection is open or waits to be opened
     */
    public boolean isOver() {
        return ended == connections;
    }

    /**
     * Runs a task in a turn that begins soon, in the thread of the loop. Any thread may call.
     *
     * @param task what it throws is thrown by {@link #turn}
     */
    public void execute(Runnable task) {
        loop.execute(task);
    }

    /**
     * Runs a task later. Only the thread of the loop may call.
     *
     * @param delay from now on, at least 0
     * @param task what it throws is thrown by {@link #turn}
     * @return cancels the task
     */
    public Timer schedule(Duration delay, Runnable task) {
        return loop.schedule(delay, task);
    }

    /**
     * The time when this turn began. Only the thread of the loop may call.
     *
     * @return nanoseconds from an arbitrary moment
     */
    public long now() {
        return loop.now();
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
