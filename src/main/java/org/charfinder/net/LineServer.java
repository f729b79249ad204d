package org.charfinder.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.charfinder.loop.Counters;
import org.charfinder.loop.Deadlines;
import org.charfinder.loop.EventLoop;
import org.charfinder.loop.LogRateLimiter;
import org.charfinder.loop.LoopClock;
import org.charfinder.loop.LoopCount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves lines over TCP: one thread, the one that calls {@link #run}, owns the loop and every connection.
 * It sleeps until a socket or a deadline is due. Other threads may only ask it to {@link #shutDown}, and read its
 * {@link #counters}.
 */
public final class LineServer implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(LineServer.class);

    /** Clients that are being told that there are too many; with more of them, accepting rests. */
    private static final int MAX_REFUSALS = 1000;

    /** How long a client may keep its end open after we have closed ours. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final ServerOptions options;
    private final Conversation.Host host;
    private final Counters<ServerCount> counters = new Counters<>(ServerCount.class);
    private final EventLoop loop;
    private final Acceptor acceptor;

    private final Workspace workspace = new Workspace();
    private final LogRateLimiter failures = new LogRateLimiter();
    private final Deadlines idle;
    private final Deadlines unfinished;
    private final Deadlines stalled;
    private final Deadlines lingering = new Deadlines(LINGER);
    private final ArrayDeque<Connection> withMoreToDo = new ArrayDeque<>();
    private final List<Connection> condemned = new ArrayList<>();
    private int clients;
    private int refusals;
    private long heldBytes; // of memory, for all clients
    private boolean draining; // until graceOver at the latest
    private long graceOver;

    /**
     * Opens the port; clients wait until {@link #run} is called.
     *
     * @param host meets the clients, in the server's thread
     * @param nanoTime the clock, as {@link System#nanoTime}
     * @throws IOException if the address can't be listened on
     */
    public LineServer(ServerOptions options, Conversation.Host host, LongSupplier nanoTime) throws IOException {
        this(options, host, new LoopClock(nanoTime), false);
    }

    /** @param sharesPort whether others may listen on the same address, who must say so too */
    LineServer(ServerOptions options, Conversation.Host host, LoopClock clock, boolean sharesPort) throws IOException {
        this.options = options;
        this.host = host;
        idle = new Deadlines(options.idleTimeout());
        unfinished = new Deadlines(options.lineTimeout());
        stalled = new Deadlines(options.writeTimeout());
        loop = new EventLoop(clock, counters);
        try {
            acceptor = new Acceptor(this, options.address(), sharesPort);
            loop.register(acceptor);
        } catch (IOException | RuntimeException e) {
            loop.close();
            throw e;
        }
    }

    /** Where it listens, with the port that the system chose if it was asked for one. */
    public InetSocketAddress address() {
        return acceptor.address();
    }

    /** What has happened so far. Any thread may call, and read. */
    public Counters<ServerCount> counters() {
        return counters;
    }

    /** The counters of its loop. Any thread may call, and read. */
    public Counters<LoopCount> loopCounters() {
        return loop.counters();
    }

    /**
     * Serves until {@link #shutDown} is called and everything is said, or the grace is over. Interrupting the thread has
     * no effect.
     *
     * @throws IOException if the selector fails, which no client can bring about
     */
    public void run() throws IOException {
        while (!draining || clients + refusals > 0) {
            loop.await(timeToSleep());
            serveThoseWithMore();
            expireDeadlines();
            closeCondemned();
            acceptor.accept();
            loop.endTurn();
        }
    }

    /** Ends {@link #run} soon, in good order. Any thread may call, and more than once. */
    public void shutDown() {
        loop.stop();
    }

    /** Frees the port and every connection at once. Only after {@link #run}, or instead of it. */
    @Override
    public void close() throws IOException {
        loop.close();
    }

    /** Lets the loop look at its clock. Any thread may call. */
    void wakeUp() {
        loop.wakeUp();
    }

    private long timeToSleep() {
        if (!withMoreToDo.isEmpty() || !condemned.isEmpty() || loop.isStopped() && !draining) {
            return 0;
        }
        long now = loop.now();
        long due = Math.min(idle.remaining(now), unfinished.remaining(now));
        due = Math.min(due, Math.min(stalled.remaining(now), lingering.remaining(now)));
        due = Math.min(due, acceptor.remaining(now));
        return draining && hasGrace() ? Math.min(due, Math.max(0, graceOver - now)) : due;
    }

    private void serveThoseWithMore() {
        for (int waiting = withMoreToDo.size(); waiting > 0; waiting--) {
            withMoreToDo.poll().turn(Connection.Cause.MORE);
        }
    }

    private void expireDeadlines() throws IOException {
        long now = loop.now();
        idle.expire(now);
        unfinished.expire(now);
        stalled.expire(now);
        lingering.expire(now);
        if (loop.isStopped() && !draining) {
            drain();
        }
        if (draining && hasGrace() && now - graceOver >= 0) {
            connections().forEach(connection -> connection.condemn(Connection.Reason.GRACE_OVER));
        }
    }

    private void closeCondemned() {
        for (Connection connection : condemned) {
            connection.close();
            acceptor.descriptorFreed();
            if (connection.isRefused()) {
                refusals--;
            } else {
                clients--;
                counters.add(ServerCount.CLIENTS, -1);
            }
        }
        condemned.clear();
    }

    /** Whether one more client can be accepted, if only to be told that there are too many. */
    boolean hasPlaceForRefusal() {
        return refusals < MAX_REFUSALS && !draining;
    }

    /** Takes on a client, or turns it away. */
    void admit(SocketChannel channel) {
        boolean welcome = clients < options.maxClients();
        try {
            Acceptor.prepare(channel);
            Conversation conversation = welcome ? host.meet(channel.getRemoteAddress()) : null;
            Connection connection = new Connection(this, channel, conversation);
            loop.register(connection);
            if (welcome) {
                clients++;
                counters.add(ServerCount.CLIENTS, 1);
                counters.add(ServerCount.ACCEPTED, 1);
                connection.turn(Connection.Cause.WELCOME);
            } else {
                refusals++;
                counters.add(ServerCount.REFUSED, 1);
                connection.turn(Connection.Cause.TURNED_AWAY);
            }
        } catch (IOException e) {
            log.debug("connection_broken reason=\"{}\"", e.getMessage());
            counters.add(ServerCount.BROKEN, 1);
            closeQuietly(channel);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) { // whatever it is, it costs this client only
            failed("admission", e);
            closeQuietly(channel);
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            log.debug("close_failed", e);
        }
    }

    private void drain() throws IOException {
        draining = true;
        graceOver = loop.now() + options.grace().toNanos();
        acceptor.close();
        loop.releaseClosed(); // lets go of the port, before anybody is told of the end
        connections().forEach(connection -> connection.turn(Connection.Cause.DRAIN));
        long busy = connections().stream().filter(Connection::isOwed).count();
        if (busy > 0) {
            log.info("finishing_replies clients={} grace={}", busy, options.grace());
        }
    }

    private boolean hasGrace() {
        return !options.grace().isZero();
    }

    private List<Connection> connections() {
        return loop.registered(Connection.class);
    }

    ServerOptions options() {
        return options;
    }

    Conversation.Host host() {
        return host;
    }

    Workspace workspace() {
        return workspace;
    }

    /** The clock as it was when this turn began, in nanoseconds. */
    long now() {
        return loop.now();
    }

    Deadlines idle() {
        return idle;
    }

    Deadlines unfinished() {
        return unfinished;
    }

    Deadlines stalled() {
        return stalled;
    }

    Deadlines lingering() {
        return lingering;
    }

    void hasMoreToDo(Connection connection) {
        withMoreToDo.add(connection);
    }

    void condemned(Connection connection) {
        condemned.add(connection);
    }

    /** Counts and logs a bug of ours, which has cost a connection. */
    void failed(String where, Throwable bug) {
        counters.add(ServerCount.FAILED, 1);
        if (failures.tryAcquire(loop.now())) {
            log.error("connection_failed in={} left_out={}", where, failures.takeSuppressed(), bug);
        }
    }

    /** What all clients together make us hold, in bytes of memory. */
    long heldBytes() {
        return heldBytes;
    }

    void changeHeldBytes(int change) {
        heldBytes += change;
    }
}
