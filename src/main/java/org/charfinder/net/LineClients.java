package org.charfinder.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Asks a server of lines over many connections at once, and always has a number of lines in flight on each. One thread,
 * the one that calls {@link #turn}, owns the loop and every connection; others may only {@link #stop}. A connection that
 * ends is not replaced.
 */
public final class LineClients implements AutoCloseable {

    /** The longest line that may be asked, with its end, in bytes. */
    public static final int MAX_LINE = 64 * 1024;

    /** Connections that wait for their greeting at once: fewer than any system lets wait to be accepted. */
    private static final int DIALS = 64;

    /** Bytes read at once: a large reply should cost few calls, and still be in the processor's cache. */
    private static final int READ_BUFFER = 256 * 1024;

    /**
     * How to ask.
     *
     * @param address of the server
     * @param connections how many, at least 1
     * @param pipeline the lines in flight on each, at least 1
     * @param prompt what ends a reply, at the start of a line: ASCII
     * @param errorMark what an error begins with: ASCII
     * @param patience how long a server may send nothing though it should; zero: for ever
     */
    public record Options(
            InetSocketAddress address,
            int connections,
            int pipeline,
            String prompt,
            String errorMark,
            Duration patience) {}

    /** Decides what is asked, and hears what comes of it, in the thread of the loop. */
    public interface Asker {

        /** A line to ask, with its end, of at most {@link #MAX_LINE} bytes. It is not changed. */
        byte[] nextLine();

        /**
         * Bytes of replies, or of the greeting, have come.
         *
         * @param time of the clock, in nanoseconds
         */
        void received(int bytes, long time);

        /**
         * A reply has come in full.
         *
         * @param asked when its line was on its way to the socket
         * @param time when the end of the reply was there
         */
        void replied(long asked, long time);

        /** The same, for a reply that is an error. */
        void refused(String error, long time);

        /**
         * A connection is there no more.
         *
         * @param words the error that the server said last, or what the system says; null: neither says anything
         */
        void ended(Ending ending, String words);
    }

    /** How a connection can end. */
    public enum Ending {
        /** Nobody listens there. */
        REFUSED,
        /** The system knows no way there, or has no socket to spare. */
        UNREACHABLE,
        /** By the server's end-of-file. */
        CLOSED,
        /** By the server's system. */
        RESET,
        /** No byte of a reply has come for too long. */
        STALLED,
        /** There were more replies than lines. */
        CONFUSED
    }

    private final Options options;
    private final Asker asker;
    private final LongSupplier nanoTime;
    private final EventLoop loop;
    private final Deadlines stalled;
    private final ByteBuffer in = ReplyFramer.buffer(READ_BUFFER);
    private final ByteBuffer out = ByteBuffer.allocateDirect(2 * MAX_LINE);
    private int dialled;
    private int settled; // of these, who was greeted, or never will be
    private int ended;

    /**
     * Begins nothing yet.
     *
     * @param nanoTime the clock, as {@link System#nanoTime}
     */
    public LineClients(Options options, Asker asker, LongSupplier nanoTime) throws IOException {
        this.options = options;
        this.asker = asker;
        this.nanoTime = nanoTime;
        stalled = new Deadlines(options.patience());
        loop = new EventLoop(new LoopClock(nanoTime), new Counters<>(LineServer.Count.class)); // which nobody reads
    }

    /**
     * Does what is to be done, or sleeps until there is something.
     *
     * @param nanos how long it may sleep at most
     * @throws IOException if the system has no sockets left, or the selector fails
     */
    public void turn(long nanos) throws IOException {
        while (dialled < options.connections() && dialled - settled < DIALS) {
            dial();
        }
        loop.await(loop.isStopped() || isOver() ? 0 : Math.min(nanos, stalled.remaining(loop.now())));
        stalled.expire(loop.now());
        loop.endTurn();
    }

    private void dial() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        ClientConnection connection = new ClientConnection(this, channel);
        dialled++;
        connection.dial();
        if (channel.isOpen()) {
            loop.register(connection);
        }
    }

    /** Whether each connection was greeted, or has ended. */
    public boolean isSettled() {
        return settled == options.connections();
    }

    /** Whether all connections have ended. */
    public boolean isOver() {
        return ended == options.connections();
    }

    /** Ends the sleep of {@link #turn}, and lets it sleep no more. Any thread may call. */
    public void stop() {
        loop.stop();
    }

    public boolean isStopped() {
        return loop.isStopped();
    }

    /** Closes every connection at once. Only the thread of the loop may call. */
    @Override
    public void close() throws IOException {
        loop.close();
    }

    Options options() {
        return options;
    }

    Asker asker() {
        return asker;
    }

    Deadlines stalled() {
        return stalled;
    }

    /** The clock as it was when this turn began, in nanoseconds; good enough for deadlines. */
    long now() {
        return loop.now();
    }

    /** The clock as it is. */
    long time() {
        return nanoTime.getAsLong();
    }

    /** Memory for what a connection reads; good until another reads. */
    ByteBuffer in() {
        return in;
    }

    /** Memory for what a connection sends; good until another sends. */
    ByteBuffer out() {
        return out;
    }

    /** A connection was greeted, or never will be. */
    void settled() {
        settled++;
    }

    void closed(SocketChannel channel) {
        ended++;
        try {
            channel.close();
        } catch (IOException e) {
            // it is gone, either way
        }
    }
}
