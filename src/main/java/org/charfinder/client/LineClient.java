package org.charfinder.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.charfinder.client.Asker.Ending;
import org.charfinder.loop.Deadlines;
import org.charfinder.loop.Selectable;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a server: the lines in flight, and the state of the replies. {@link LineClients#connect} makes it.
 * Only the thread of the loop may call.
 */
public final class LineClient extends Deadlines.Member implements Selectable {

    /**
     * <pre>
     *   WAITING --&gt; CONNECTING --&gt; GREETING --&gt; ASKING      the greeting has come, or is not needed
     *      |            |              |           |
     *      +------------+--------------+-----------+---&gt; CLOSED
     * </pre>
     */
    private enum Phase {
        /** The owner has not opened it yet. */
        WAITING,
        CONNECTING,
        GREETING,
        ASKING,
        CLOSED
    }

    private final ClientResources shared;
    private final InetSocketAddress address;
    private final Asker asker;
    private final ReplyFramer framer;
    private final LinesInFlight inFlight;
    private boolean filling; // until as many lines are in flight as may be
    private boolean inReply; // the framer has seen a part of one
    private boolean inputEnded; // no line is asked any more
    private @Nullable ByteBuffer unsent; // what the socket did not take; null: nothing
    private Phase phase = Phase.WAITING;
    private @Nullable SocketChannel channel; // null: never opened
    private @Nullable SelectionKey key;

    LineClient(ClientResources shared, InetSocketAddress address, int pipeline, Asker asker) {
        this.shared = shared;
        this.address = address;
        this.asker = asker;
        framer = shared.framing().newFramer();
        inFlight = new LinesInFlight(pipeline);
    }

    /** Whether it was closed before the owner has opened it. */
    boolean isClosed() {
        return phase == Phase.CLOSED;
    }

    /**
     * Begins to connect. A failure to connect is reported to the asker.
     *
     * @throws IOException if the kernel has no socket left
     */
    void open() throws IOException {
        SocketChannel opened = SocketChannel.open();
        channel = opened;
        phase = Phase.CONNECTING;
        opened.configureBlocking(false);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        shared.stalled().touch(this, shared.loop().now());
        try {
            boolean connected = opened.connect(address);
            shared.loop().register(this);
            if (connected) {
                connected();
            }
        } catch (IOException e) {
            end(e);
        }
    }

    @Override
    public void register(Selector selector) throws IOException {
        if (channel != null) {
            key = channel.register(selector, interest(), this);
        }
    }

    private int interest() {
        return switch (phase) {
            case CONNECTING -> SelectionKey.OP_CONNECT;
            case GREETING -> SelectionKey.OP_READ;
            case ASKING -> unsent == null ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
            case WAITING, CLOSED -> 0;
        };
    }

    @Override
    public void selected() {
        try {
            if (phase == Phase.CONNECTING) {
                Objects.requireNonNull(channel).finishConnect();
                connected();
            } else if (phase != Phase.CLOSED) {
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

    private void connected() throws IOException {
        phase = Phase.GREETING;
        if (!shared.framing().hasGreeting()) {
            greeted();
            write();
        }
        updateInterest();
    }

    private void greeted() {
        phase = Phase.ASKING;
        Deadlines.leave(this);
        shared.owner().settled();
        asker.ready();
    }

    private void read() throws IOException {
        ByteBuffer in = shared.in().clear();
        int read = Objects.requireNonNull(channel).read(in);
        long time = shared.nanoTime().getAsLong();
        if (read < 0) {
            end(Ending.CLOSED, lastWords());
            return;
        }
        in.flip();
        while (phase != Phase.CLOSED && in.hasRemaining()) {
            int start = in.position();
            boolean ended = framer.next(in);
            inReply = !ended;
            asker.received(in, start, in.position(), time);
            if (ended && phase != Phase.CLOSED) {
                replied(time);
            }
        }
        if (inFlight.isEmpty() && phase != Phase.GREETING) {
            Deadlines.leave(this); // nothing is due
        } else if (phase != Phase.CLOSED) {
            shared.stalled().touch(this, shared.loop().now());
        }
    }

    /** A reply is complete. */
    private void replied(long time) {
        if (phase == Phase.GREETING) {
            greeted();
        } else if (inFlight.isEmpty()) {
            end(Ending.CONFUSED, null);
        } else {
            long since = inFlight.removeOldest();
            String error = framer.error();
            if (error == null) {
                asker.replied(since, time);
            } else {
                asker.refused(error, since, time);
            }
        }
    }

    /**
     * Asks the asker for lines again, since it may have some. Has no effect while the client is not ready, or has as
     * many lines in flight as it may have.
     */
    public void askMore() {
        filling = true;
        if (phase == Phase.ASKING) {
            try {
                write();
            } catch (IOException e) {
                end(e);
            }
        }
    }

    /** Asks no more lines, and tells the server so with end-of-file once all are sent. Replies still come. */
    public void endInput() {
        inputEnded = true;
        askMore();
    }

    /** Ends the connection at once. The asker is not told. */
    public void close() {
        if (phase != Phase.CLOSED) {
            leave();
        }
    }

    /**
     * Sends what is unsent, then new lines once at least half of those in flight are answered, rather than one by one.
     */
    private void write() throws IOException {
        SocketChannel open = Objects.requireNonNull(channel);
        if (unsent != null) {
            open.write(unsent);
            unsent = unsent.hasRemaining() ? unsent : null;
        }
        filling |= inFlight.isHalfEmpty();
        while (filling && unsent == null) {
            ByteBuffer out = compose();
            filling = out.hasRemaining() && !inFlight.isFull();
            send(open, out);
        }
        if (inputEnded && unsent == null) {
            open.shutdownOutput();
        }
        updateInterest();
    }

    private ByteBuffer compose() {
        ByteBuffer out = shared.out().clear();
        long time = shared.nanoTime().getAsLong();
        while (!inputEnded && !inFlight.isFull() && out.remaining() >= Asker.MAX_LINE) {
            byte[] line = asker.nextLine();
            if (line == null) {
                break;
            }
            out.put(line);
            inFlight.add(time);
            shared.stalled().join(this, shared.loop().now());
        }
        return out.flip();
    }

    private void send(SocketChannel open, ByteBuffer out) throws IOException {
        if (out.hasRemaining()) {
            open.write(out);
        }
        if (out.hasRemaining()) {
            unsent = ByteBuffer.allocate(out.remaining()).put(out).flip();
        }
    }

    /** The interest set follows from the phase, and from what is unsent. */
    private void updateInterest() {
        if (key != null && key.isValid() && key.interestOps() != interest()) {
            key.interestOps(interest());
        }
    }

    /** Before it ends a connection, a server may send the reason, which no prompt follows. */
    private @Nullable String lastWords() {
        return inReply ? framer.error() : null;
    }

    private void end(IOException e) {
        if (e instanceof ConnectException) { // or the kernel's time-out, minutes after a sensible patience is over
            end(Ending.REFUSED, null);
        } else if (phase == Phase.CONNECTING) {
            end(Ending.UNREACHABLE, e.getMessage());
        } else {
            end(Ending.RESET, lastWords());
        }
    }

    private void end(Ending ending, @Nullable String words) {
        leave();
        asker.ended(ending, words);
    }

    private void leave() {
        boolean settled = phase == Phase.ASKING;
        phase = Phase.CLOSED;
        Deadlines.leave(this);
        if (!settled) {
            shared.owner().settled();
        }
        shared.owner().ended(channel);
    }
}
