package org.charfinder.fault;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * One of {@link CheckingClients}. It connects, asks one question after the other, and connects again whenever the
 * connection has ended.
 *
 * <pre>
 *   WAITING --&gt; CONNECTING --&gt; TALKING --&gt; WAITING  the connection has ended
 *      |                          |
 *      +--------------------------+------&gt; DONE     no question is left
 * </pre>
 */
final class CheckingConnection {

    private enum Phase {
        WAITING,
        CONNECTING,
        TALKING,
        DONE
    }

    private static final long PAUSE_NANOS = 20_000_000; // before it connects again, if it was refused

    private final CheckingClients clients;
    private SocketChannel channel;
    private SocketAddress address; // of the client; null until it is connected
    private Talk talk;
    private Phase phase = Phase.WAITING;
    private long due; // WAITING: when to connect; otherwise when the patience is over
    private long pauseEnd; // before it the connection asks nothing

    CheckingConnection(CheckingClients clients, long now) {
        this.clients = clients;
        due = now;
        pauseEnd = now;
    }

    boolean isDone() {
        return phase == Phase.DONE;
    }

    /** Connects, asks after a pause, or gives up, if it is time. */
    void expire(long now) throws IOException {
        if (phase == Phase.DONE) {
            return;
        }
        if (now - due < 0) {
            askAfterPause(now);
        } else if (phase == Phase.WAITING) {
            connect(now);
        } else {
            over(Outcome.NEVER, now);
        }
    }

    private void askAfterPause(long now) throws IOException {
        if (phase == Phase.TALKING) {
            try {
                goOn(now);
            } catch (IOException e) {
                over(outcomeOf(e), now);
            }
        }
    }

    private void connect(long now) throws IOException {
        if (!clients.wantMore()) {
            phase = Phase.DONE;
            return;
        }
        talk = clients.recording().newTalk().get();
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        address = null;
        phase = Phase.CONNECTING;
        due = now + clients.patienceNanos();
        clients.register(channel, SelectionKey.OP_CONNECT, this);
        try {
            if (channel.connect(clients.server())) {
                connected(now);
            }
        } catch (IOException e) {
            over(Outcome.REFUSED, now);
        }
    }

    private void connected(long now) throws IOException {
        phase = Phase.TALKING;
        address = channel.getLocalAddress();
        clients.register(channel, SelectionKey.OP_READ, this);
        goOn(now);
    }

    /** The socket is ready for something. */
    void selected(ByteBuffer in, long now) throws IOException {
        try {
            if (phase == Phase.CONNECTING) {
                channel.finishConnect();
                connected(now);
            } else {
                read(in.clear(), now);
            }
        } catch (IOException e) {
            over(outcomeOf(e), now);
        }
    }

    /** A server may reset a connection before the client has seen that it is connected. */
    private Outcome outcomeOf(IOException e) {
        if (phase == Phase.TALKING) {
            return talk.reset();
        }
        return e instanceof ConnectException ? Outcome.REFUSED : Outcome.RESET;
    }

    private void read(ByteBuffer in, long now) throws IOException {
        if (channel.read(in) < 0) {
            over(talk.ended(), now);
            return;
        }
        talk.receive(in.flip());
        due = now + clients.patienceNanos();
        for (Outcome outcome = talk.next(); outcome != null; outcome = talk.next()) {
            if (outcome != Outcome.RIGHT) {
                over(outcome, now);
                return;
            }
            clients.countRight();
            pauseEnd = now + clients.pauseNanos();
        }
        goOn(now);
    }

    /** Asks the next question if it may. */
    private void goOn(long now) throws IOException {
        if (!talk.mayAsk()) {
            return;
        }
        if (!clients.wantMore()) {
            over(null, now);
            return;
        }
        if (now - pauseEnd < 0) {
            return;
        }
        due = now + clients.patienceNanos();
        Question question = clients.anyQuestion();
        talk.ask(question);
        ByteBuffer request = ByteBuffer.wrap(question.request());
        channel.write(request);
        if (request.hasRemaining()) {
            throw new AssertionError("no question is larger than the kernel's empty buffer");
        }
    }

    /** The connection is over. */
    private void over(Outcome outcome, long now) throws IOException {
        boolean refused = outcome == Outcome.REFUSED || outcome == Outcome.RESET;
        if (outcome != null) {
            clients.countLoss(outcome, "from %s: %s".formatted(address, talk));
        }
        channel.close();
        phase = Phase.WAITING;
        due = refused ? now + PAUSE_NANOS : now;
    }
}
