package org.charfinder.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.charfinder.loop.Closeables;
import org.charfinder.loop.Counters;
import org.charfinder.loop.EventLoop;
import org.charfinder.loop.LoopClock;
import org.charfinder.loop.LoopCount;
import org.charfinder.loop.Timer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a line protocol over TCP. One thread, the one that calls {@link #run}, owns the loop and every connection. It
 * sleeps until a socket is ready or a deadline is over. Other threads may only call {@link #execute}, {@link
 * #shutDown}, {@link #counters}, {@link #loopCounters} and {@link #address}.
 */
public final class LineServer implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(LineServer.class);

    private final ServerOptions options;
    private final LoopClock clock;
    private final EventLoop loop;
    private final ServerResources shared;
    private final Places places;
    private final Connections connections;
    private final Admission admission;
    private List<LineServer> others = List.of(); // to which the acceptor deals clients, too
    private @Nullable Acceptor acceptor; // null: another server's
    private Runnable onDescriptorFreed = () -> {}; // tells the acceptor
    private volatile boolean hasServed; // a connection has ended, the last one at lastLeft
    private volatile long lastLeft; // of the clock, with suspensions
    private boolean draining; // until graceEnd at the latest
    private long graceEnd;

    /**
     * Opens the port. Clients wait until {@link #run} is called.
     *
     * @param options how to serve
     * @param factory makes the handlers of the clients, in the server's thread
     * @param nanoTime the clock, as {@link System#nanoTime}
     * @throws IOException if the address can't be listened on
     */
    public LineServer(ServerOptions options, LineHandler.Factory factory, LongSupplier nanoTime) throws IOException {
        this(options, factory, new Machine(new LoopClock(nanoTime), 1), perAddress(options), List.of());
    }

    /**
     * Opens the port, for this server and for others that have none.
     *
     * @param perAddress counts the clients of all these servers
     * @param others stop when this server has closed the port
     */
    LineServer(
            ServerOptions options,
            LineHandler.Factory factory,
            Machine machine,
            AddressLimit perAddress,
            List<LineServer> others)
            throws IOException {
        this(options, factory, machine, perAddress);
        try {
            listen(machine.network(), others);
        } catch (IOException | RuntimeException e) {
            loop.close();
            throw e;
        }
    }

    /** How many clients may be connected at once from one address. */
    static AddressLimit perAddress(ServerOptions options) {
        return new AddressLimit(options.clients().maxClientsPerAddress());
    }

    /** Opens no port: another server deals clients out to this one. */
    LineServer(ServerOptions options, LineHandler.Factory factory, Machine machine, AddressLimit perAddress)
            throws IOException {
        this.options = options;
        clock = machine.clock();
        Counters<ServerCount> counters = new Counters<>(ServerCount.class);
        Timeouts timeouts = new Timeouts(options, clock);
        loop = new EventLoop(machine.network(), clock, counters);
        shared = new ServerResources(options.maxLine(), new LoopBuffers(), machine.memory(), timeouts, counters);
        places = new Places(perAddress);
        connections = new Connections(loop, counters, places);
        admission = new Admission(loop, shared, places, connections, options.clients(), factory);
    }

    private void listen(SelectorProvider network, List<LineServer> dealtTo) throws IOException {
        List<Admission> loops = new ArrayList<>(List.of(admission));
        dealtTo.forEach(other -> loops.add(other.admission));
        Dealer dealer = new Dealer(loops, options.maxClients());
        Acceptor opened = new Acceptor(network, loop, dealer, shared.bugs(), options);
        loop.register(opened);
        onDescriptorFreed = opened::descriptorFreed;
        for (LineServer other : dealtTo) {
            other.onDescriptorFreed = () -> {
                if (opened.isWaiting()) {
                    loop.execute(opened::descriptorFreed);
                }
            };
        }
        others = dealtTo;
        acceptor = opened;
    }

    /**
     * Where the server listens. Any thread may call.
     *
     * @return the address, with the port that the kernel chose if it was asked for one
     */
    public InetSocketAddress address() {
        return acceptor == null ? options.address() : acceptor.address();
    }

    /**
     * What the server has counted. Any thread may call.
     *
     * @return the counters, which any thread may read
     */
    public Counters<ServerCount> counters() {
        return shared.counters();
    }

    /**
     * What the server's loop has counted. Any thread may call.
     *
     * @return the counters, which any thread may read
     */
    public Counters<LoopCount> loopCounters() {
        return loop.counters();
    }

    /**
     * Serves until {@link #shutDown} is called and all clients have had their replies and been told, or the grace is
     * over. Interrupting the thread has no effect.
     *
     * @throws IOException if the selector fails, which no client can cause
     */
    public void run() throws IOException {
        while (!draining || !places.isEmpty()) {
            loop.await(timeToSleep());
            connections.serveThoseWithMore();
            shared.timeouts().expire();
            connections.sayFarewells();
            endIfAsked();
            connections.closeEnded();
            if (places.takeFreed()) {
                onDescriptorFreed.run();
                lastLeft = clock.time();
                hasServed = true;
            }
            if (acceptor != null) {
                acceptor.accept();
            }
            loop.endTurn();
        }
    }

    private long timeToSleep() {
        if (connections.hasWork() || (loop.isStopped() && !draining)) {
            return 0;
        }
        long due = Math.min(shared.timeouts().remaining(), connections.remaining());
        if (acceptor != null) {
            due = Math.min(due, acceptor.remaining());
        }
        return draining && hasGraceEnd() ? Math.min(due, Math.max(0, graceEnd - loop.now())) : due;
    }

    private void endIfAsked() throws IOException {
        if (loop.isStopped() && !draining) {
            drain();
        }
        if (draining && hasGraceEnd() && loop.now() - graceEnd >= 0) {
            admission.closeArrivals();
            connections.endAll();
        }
    }

    private void drain() throws IOException {
        draining = true;
        graceEnd = loop.now() + options.grace().toNanos();
        closeListener();
        loop.runWaitingTasks(); // the last clients that were dealt out
        long busy = connections.drain(options.grace());
        if (busy > 0) {
            log.info("finishing_replies clients={} grace={}", busy, options.grace());
        }
    }

    /** Closes the port once for all servers. Those that have none stop then, behind the last client dealt to them. */
    private void closeListener() throws IOException {
        if (acceptor == null) {
            return;
        }
        acceptor.stop(); // frees the port before any client is told of the end
        others.forEach(LineServer::shutDown);
    }

    private boolean hasGraceEnd() {
        return !options.grace().isZero();
    }

    /** Whether a client is connected, or was so at that time of the clock or later. Any thread may call. */
    boolean hadClientsSince(long time) {
        return shared.counters().get(ServerCount.CLIENTS) > 0 || (hasServed && lastLeft - time >= 0);
    }

    /**
     * Runs a task in a turn that begins soon, in the server's thread, which the handlers run in as well. Tasks run in
     * their order. Any thread may call. Nothing limits how many wait: the caller does.
     *
     * @param task must not block; what it throws is thrown by {@link #run}
     */
    public void execute(Runnable task) {
        loop.execute(task);
    }

    /**
     * Runs a task later, in the server's thread. Only that thread may call, or any other one before {@link #run}.
     *
     * @param delay from now on, at least 0. Time in which the machine was suspended does not count
     * @param task must not block; what it throws is thrown by {@link #run}
     * @return cancels the task
     */
    public Timer schedule(Duration delay, Runnable task) {
        return loop.schedule(delay, task);
    }

    /** Ends {@link #run} soon: what clients have asked is still answered. Any thread may call, and more than once. */
    public void shutDown() {
        loop.stop();
    }

    /** Lets the loop look at its clock. Any thread may call. */
    void wakeUp() {
        loop.wakeUp();
    }

    /** The memory that all clients together make the server hold, in bytes. */
    long heldBytes() {
        return shared.memory().held();
    }

    /**
     * Closes every connection at once, and the port unless it is inherited. Only after {@link #run}, or instead of it.
     *
     * @throws IOException the first failure; everything else is closed nevertheless
     */
    @Override
    public void close() throws IOException {
        Closeables.closeAll(acceptor == null ? List.of(loop) : List.of(acceptor, loop));
    }
}
