package org.charfinder.net;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.charfinder.net.LineClients.Ending;

/** One connection to a server: what has been asked over it, and how far the replies have come. */
final class ClientConnection extends Deadlines.Member implements Selectable {

    /**
     * <pre>
     *   DIALLING --&gt; GREETING --&gt; ASKING      the prompt has come, and lines are in flight
     *       |            |           |
     *       +------------+-----------+---&gt; CLOSED
     * </pre>
     */
    private enum Phase {
        DIALLING,
        GREETING,
        ASKING,
        CLOSED
    }

    private final LineClients clients;
    private final LineClients.Asker asker;
    private final SocketChannel channel;
    private final ReplyFramer framer;
    private final long[] asked; // when, of each line in flight; a ring
    private int oldest; // in the ring
    private int inFlight;
    private boolean filling; // until as many are in flight as may be
    private ByteBuffer unsent; // what the socket did not take; null: nothing
    private Phase phase = Phase.DIALLING;
    private SelectionKey key;

    ClientConnection(LineClients clients, SocketChannel channel) {
        this.clients = clients;
        this.channel = channel;
        asker = clients.asker();
        framer = new ReplyFramer(clients.options().prompt(), clients.options().errorMark());
        asked = new long[clients.options().pipeline()];
    }

    /** Connects; what comes of it the asker hears. */
    void dial() {
        clients.stalled().touch(this, clients.now());
        try {
            if (channel.connect(clients.options().address())) {
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
            case DIALLING -> SelectionKey.OP_CONNECT;
            case GREETING -> SelectionKey.OP_READ;
            case ASKING -> unsent == null ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
            case CLOSED -> 0;
        };
    }

    @Override
    public void selected() {
        try {
            if (phase == Phase.DIALLING) {
                channel.finishConnect();
                connected();
            } else {
                if (key.isReadable()) {
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

    /** Nothing has come for too long. */
    @Override
    void expire() {
        end(Ending.STALLED, null);
    }

    private void connected() {
        phase = Phase.GREETING;
        settle();
    }

    private void read() throws IOException {
        ByteBuffer in = clients.in().clear();
        int read = channel.read(in);
        long time = clients.time();
        if (read < 0) {
            end(Ending.CLOSED, framer.error()); // perhaps it has said why
            return;
        }
        clients.stalled().touch(this, clients.now());
        asker.received(read, time);
        in.flip();
        while (phase != Phase.CLOSED && framer.next(in)) {
            ended(time);
        }
    }

    /** A reply has come in full. */
    private void ended(long time) {
        if (phase == Phase.GREETING) {
            phase = Phase.ASKING;
            clients.settled();
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

    /** Sends what waits, then as many lines as may be in flight; not one by one, but when half of them are answered. */
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
        settle();
    }

    private ByteBuffer compose() {
        ByteBuffer out = clients.out().clear();
        long time = clients.time();
        while (inFlight < asked.length && out.remaining() >= LineClients.MAX_LINE) {
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

    /** What wakes it again follows from its phase, and from what is left. */
    private void settle() {
        if (key != null && key.interestOps() != interest()) {
            key.interestOps(interest());
        }
    }

    private void end(IOException e) {
        if (e instanceof ConnectException) { // or the kernel's time-out, minutes after a sensible patience is over
            end(Ending.REFUSED, null);
        } else if (phase == Phase.DIALLING) {
            end(Ending.UNREACHABLE, e.getMessage());
        } else {
            end(Ending.RESET, framer.error());
        }
    }

    private void end(Ending ending, String words) {
        if (phase == Phase.DIALLING || phase == Phase.GREETING) {
            clients.settled();
        }
        phase = Phase.CLOSED;
        Deadlines.leave(this);
        clients.closed(channel);
        asker.ended(ending, words);
    }
}
