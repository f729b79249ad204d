package org.charfinder.client;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.LongSupplier;
import org.charfinder.client.Asker.Ending;
import org.charfinder.loop.Deadlines;
import org.charfinder.loop.EventLoop;
import org.charfinder.loop.Selectable;
import org.jspecify.annotations.Nullable;

/** One connection to a server: the lines in flight, and the state of the replies. */
final class ClientConnection extends Deadlines.Member implements Selectable {

    /**
     * <pre>
     *   CONNECTING --&gt; GREETING --&gt; ASKING      the prompt has come, and lines are in flight
     *       |              |           |
     *       +--------------+-----------+---&gt; CLOSED
     * </pre>
     */
    private enum Phase {
        CONNECTING,
        GREETING,
        ASKING,
        CLOSED
    }

    /** What a connection tells its owner. */
    interface Owner {
        /** The connection was greeted, or has ended without a greeting. Called once. */
        void settled();

        /** The connection has ended. The owner closes the channel. */
        void ended(SocketChannel channel);
    }

    /**
     * What all connections of a loop share.
     *
     * @param options of the clients
     * @param asker supplies the lines
     * @param loop its clock is precise enough for deadlines
     * @param nanoTime the clock for latencies, as {@link System#nanoTime}
     * @param stalled the deadlines of replies
     * @param in holds what a connection reads, until another connection reads
     * @param out holds what a connection sends, until another connection sends
     */
    record Shared(
            ClientOptions options,
            Asker asker,
            EventLoop loop,
            LongSupplier nanoTime,
            Deadlines stalled,
            ByteBuffer in,
            ByteBuffer out) {}

    private final Owner owner;
    private final Shared shared;
    private final Asker asker;
    private final SocketChannel channel;
    private final ReplyFramer framer;
    private final long[] asked; // the time of each line in flight; a ring
    private int oldest; // in the ring
    private int inFlight;
    private boolean filling; // until as many lines are in flight as may be
    private @Nullable ByteBuffer unsent; // what the socket did not take; null: nothing
    private Phase phase = Phase.CONNECTING;
    private @Nullable SelectionKey key;

    ClientConnection(Owner owner, Shared shared, SocketChannel channel) {
        this.owner = owner;
        this.shared = shared;
        this.channel = channel;
        asker = shared.asker();
        framer = new ReplyFramer(shared.options().prompt(), shared.options().errorMark());
        asked = new long[shared.options().pipeline()];
    }

    /** Begins to connect. A failure is reported to the asker. */
    void connect() {
        shared.stalled().touch(this, shared.loop().now());
        try {
            if (channel.connect(shared.options().address())) {
                connected();
            }
        } catch (IOException e) {
            end(e);
        }
    }

    @Override
    public void register(Selector selector) throws IOException {
        key = channel.register(selector, interest(), this);
    }

    private int interest() {
        return switch (phase) {
            case CONNECTING -> SelectionKey.OP_CONNECT;
            case GREETING -> SelectionKey.OP_READ;
            case ASKING -> unsent == null ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
            case CLOSED -> 0;
        };
    }

    @Override
    public void selected() {
        try {
            if (phase == Phase.CONNECTING) {
                channel.finishConnect();
                connected();
            } else {
                if (key != null && key.isReadable()) {
                    read();
                }
                if (phase == Phase.ASKING) {
                    write();
                }
            }
        } catch (IOException e) {
            end(e);
        }
    }

    /** No byte has come for too long. */
    @Override
    protected void expire() {
        end(Ending.STALLED, null);
    }

    private void connected() {
        phase = Phase.GREETING;
        updateInterest();
    }

    private void read() throws IOException {
        ByteBuffer in = shared.in().clear();
        int read = channel.read(in);
        long time = shared.nanoTime().getAsLong();
        if (read < 0) {
            end(Ending.CLOSED, framer.error()); // the server may have sent the reason
            return;
        }
        shared.stalled().touch(this, shared.loop().now());
        asker.received(read, time);
        in.flip();
        while (phase != Phase.CLOSED && framer.next(in)) {
            replied(time);
        }
    }

    /** A reply is complete. */
    private void replied(long time) {
        if (phase == Phase.GREETING) {
            phase = Phase.ASKING;
            owner.settled();
        } else if (inFlight == 0) {
            end(Ending.CONFUSED, null);
        } else {
            inFlight--;
            long since = asked[oldest++];
            if (oldest == asked.length) {
                oldest = 0;
            }
            String error = framer.error();
            if (error == null) {
                asker.replied(since, time);
            } else {
                asker.refused(error, time);
            }
        }
    }

    /**
     * Sends what is unsent, then new lines once at least half of those in flight are answered, rather than one by one.
     */
    private void write() throws IOException {
        if (unsent != null) {
            channel.write(unsent);
            unsent = unsent.hasRemaining() ? unsent : null;
        }
        filling |= inFlight <= asked.length / 2;
        while (filling && unsent == null) {
            send(compose());
            filling = inFlight < asked.length;
        }
        updateInterest();
    }

    private ByteBuffer compose() {
        ByteBuffer out = shared.out().clear();
        long time = shared.nanoTime().getAsLong();
        while (inFlight < asked.length && out.remaining() >= Asker.MAX_LINE) {
            out.put(asker.nextLine());
            int next = oldest + inFlight;
            asked[next < asked.length ? next : next - asked.length] = time;
            inFlight++;
        }
        return out.flip();
    }

    private void send(ByteBuffer out) throws IOException {
        channel.write(out);
        if (out.hasRemaining()) {
            unsent = ByteBuffer.allocate(out.remaining()).put(out).flip();
        }
    }

    /** The interest set follows from the phase, and from what is unsent. */
    private void updateInterest() {
        if (key != null && key.interestOps() != interest()) {
            key.interestOps(interest());
        }
    }

    private void end(IOException e) {
        if (e instanceof ConnectException) { // or the kernel's time-out, minutes after a sensible patience is over
            end(Ending.REFUSED, null);
        } else if (phase == Phase.CONNECTING) {
            end(Ending.UNREACHABLE, e.getMessage());
        } else {
            end(Ending.RESET, framer.error());
        }
    }

    private void end(Ending ending, @Nullable String words) {
        if (phase == Phase.CONNECTING || phase == Phase.GREETING) {
            owner.settled();
        }
        phase = Phase.CLOSED;
        Deadlines.leave(this);
        owner.ended(channel);
        asker.ended(ending, words);
    }
}
