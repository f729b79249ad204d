package org.charfinder.simulation;

import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.List;

/** A network without a kernel: it opens the selector, the listener and the sockets of one simulated machine. */
final class FakeNetwork extends SelectorProvider {

    /** The world beyond the machine. */
    interface World {
        /** Something happens while the server sleeps. It may let time pass. */
        void step();

        /** Something may happen while the server works. Time stands still. */
        void interrupt();

        /** The server has done all that it has to, and goes to sleep. */
        void serverSleeps();
    }

    final Dice dice;
    final Plan plan;
    final FakeClock clock;
    private final List<Link> accepted = new ArrayList<>(); // and not closed
    private World world;
    private FakeListener listener;
    private FakeSelector selector; // the newest one
    private Violation violation; // the first one, if any
    private int closed; // sockets of the server
    private long transfers; // of bytes, ends and connections: what the server does must cause some
    private long sleepEnd = Long.MAX_VALUE; // of the selector

    FakeNetwork(Dice dice, Plan plan, FakeClock clock) {
        this.dice = dice;
        this.plan = plan;
        this.clock = clock;
    }

    void setWorld(World world) {
        this.world = world;
    }

    World world() {
        return world;
    }

    FakeListener listener() {
        return listener;
    }

    FakeSelector selector() {
        return selector;
    }

    /** The links of clients that the server has accepted and not closed. */
    List<Link> accepted() {
        return accepted;
    }

    /** The server's code may catch what this throws, so the selector and the life's end throw it again. */
    Violation violated(String message) {
        Violation found = new Violation(message);
        if (violation == null) {
            violation = found;
        }
        return found;
    }

    void throwViolation() {
        if (violation != null) {
            throw violation;
        }
    }

    void transferred() {
        transfers++;
    }

    long transfers() {
        return transfers;
    }

    void hasClosed(Link link) {
        accepted.remove(link);
        closed++;
    }

    int closed() {
        return closed;
    }

    /** When the selector returns even if nothing happens; {@link Long#MAX_VALUE}: never. */
    long sleepEnd() {
        return sleepEnd;
    }

    void setSleepEnd(long time) {
        sleepEnd = time;
    }

    @Override
    public FakeSelector openSelector() {
        selector = new FakeSelector(this);
        return selector;
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() {
        listener = new FakeListener(this);
        return listener;
    }

    /** A socket that is never connected. */
    @Override
    public SocketChannel openSocketChannel() {
        return new FakeSocket(this, new Link(this, null, 1, 1));
    }

    @Override
    public DatagramChannel openDatagramChannel() {
        throw new UnsupportedOperationException();
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Pipe openPipe() {
        throw new UnsupportedOperationException();
    }
}
