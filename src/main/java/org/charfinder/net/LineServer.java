package org.charfinder.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves lines over TCP: one thread, the one that calls {@link #run}, owns the selector, every connection and the clock.
 * It sleeps until a socket or a deadline is due. Other threads may only ask it to {@link #shutDown}.
 */
public final class LineServer implements AutoCloseable {

    /**
     * How to serve.
     *
     * @param address where to listen; port 0 asks the system for a free one
     * @param maxLine the longest line, in bytes, without its end and Telnet commands; at least 1
     * @param maxClients how many clients may be connected at once, at least 1; others are turned away with a word
     * @param idleTimeout how long a client may say nothing; zero: for ever
     * @param writeTimeout how long a client may take no byte of what it is owed; zero: for ever
     * @param grace how long replies under way may take after {@link LineServer#shutDown}; zero: for ever
     */
    public record Options(
            InetSocketAddress address,
            int maxLine,
            int maxClients,
            Duration idleTimeout,
            Duration writeTimeout,
            Duration grace) {

        private static final Duration MAX_TIME = Duration.ofDays(36_500); // nanoseconds must fit into a long

        /** @throws IllegalArgumentException if a number is below 1, or a duration negative or over a hundred years */
        public Options {
            requirePositive("maxLine", maxLine);
            requirePositive("maxClients", maxClients);
            requireSensible("idleTimeout", idleTimeout);
            requireSensible("writeTimeout", writeTimeout);
            requireSensible("grace", grace);
        }

        private static void requirePositive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " must be at least 1, was " + value);
            }
        }

        private static void requireSensible(String name, Duration value) {
            if (value.isNegative() || value.compareTo(MAX_TIME) > 0) {
                throw new IllegalArgumentException(name + " must be from 0 to 36500 days, was " + value);
            }
        }
    }

    private static final Logger log = LoggerFactory.getLogger(LineServer.class);

    /** A burst of dials must not freeze those who type. */
    private static final int ACCEPTS_PER_TURN = 64;

    /** Connections that the system completes before they are accepted; it may allow fewer. */
    private static final int ACCEPT_BACKLOG = 1024;

    /** Clients that are being told that there are too many; with more of them, accepting rests. */
    private static final int MAX_REFUSALS = 1000;

    /** How long accepting rests after it failed, mostly for want of file descriptors: else it would fail in a loop. */
    private static final Duration ACCEPT_REST = Duration.ofMillis(100);

    /** At most one warning in this time says that accepting fails. */
    private static final Duration ACCEPT_WARNING_REST = Duration.ofSeconds(1);

    /** How long a client may keep its end open after we have closed ours. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    /**
     * What the system may buffer for a client that does not read, in bytes. Left to itself Linux takes 3 MB; a quarter
     * of this would make clients that pipeline wait for delayed acknowledgements.
     */
    private static final int SEND_BUFFER = 64 * 1024;

    private final Options options;
    private final Conversation.Host host;
    private final LongSupplier nanoTime;
    private final Selector selector;
    private final ServerSocketChannel listener;
    private final SelectionKey acceptKey;
    private final InetSocketAddress address;
    private final Consumer<SelectionKey> onSelected = this::onSelected;

    private final Workspace workspace = new Workspace();
    private final Deadlines idle;
    private final Deadlines stalled;
    private final Deadlines lingering = new Deadlines(LINGER);
    private final ArrayDeque<Connection> withMoreToDo = new ArrayDeque<>();
    private final List<Connection> condemned = new ArrayList<>();
    private int clients;
    private int refusals;
    private boolean dialled; // somebody waits to be accepted
    private long now;
    private boolean resting; // accepting, until restOver
    private long restOver;
    private long lastAcceptWarning;
    private boolean draining; // until graceOver at the latest
    private long graceOver;
    private volatile boolean asked; // to shut down

    /**
     * Opens the port; clients wait until {@link #run} is called.
     *
     * @param host meets the clients, in the server's thread
     * @param nanoTime the clock, as {@link System#nanoTime}
     * @throws IOException if the address can't be listened on
     */
    public LineServer(Options options, Conversation.Host host, LongSupplier nanoTime) throws IOException {
        this.options = options;
        this.host = host;
        this.nanoTime = nanoTime;
        this.idle = new Deadlines(options.idleTimeout());
        this.stalled = new Deadlines(options.writeTimeout());
        now = nanoTime.getAsLong();
        lastAcceptWarning = now - ACCEPT_WARNING_REST.toNanos();
        listener = ServerSocketChannel.open();
        try {
            listener.bind(options.address(), ACCEPT_BACKLOG);
            listener.configureBlocking(false);
            address = (InetSocketAddress) listener.getLocalAddress();
            selector = Selector.open();
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
        acceptKey = listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Where it listens, with the port that the system chose if it was asked for one. */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Serves until {@link #shutDown} is called and everything is said, or the grace is over.
     *
     * @throws IOException if the selector fails, which no client can bring about
     */
    public void run() throws IOException {
        while (!draining || clients + refusals > 0) {
            waitForWork();
            serveThoseWithMore();
            expireDeadlines();
            closeCondemned();
            accept();
        }
    }

    /** Ends {@link #run} soon, in good order. Any thread may call, and more than once. */
    public void shutDown() {
        asked = true;
        wakeUp();
    }

    /** Frees the port and every connection at once. Only after {@link #run}, or instead of it. */
    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    /** Lets the loop look at its clock. Any thread may call. */
    void wakeUp() {
        selector.wakeup();
    }

    private void waitForWork() throws IOException {
        long sleep = timeToSleep();
        if (sleep == 0) {
            selector.selectNow(onSelected);
        } else {
            selector.select(onSelected, sleep == Long.MAX_VALUE ? 0 : toMillis(sleep));
        }
    }

    /** Rounded up, so that what is due then is due; never 0, since select(0) waits for ever. */
    private static long toMillis(long nanos) {
        return Math.max(1, (nanos + 999_999) / 1_000_000);
    }

    private long timeToSleep() {
        now = nanoTime.getAsLong();
        if (!withMoreToDo.isEmpty() || !condemned.isEmpty() || asked && !draining) {
            return 0;
        }
        long sleep = Math.min(idle.remaining(now), Math.min(stalled.remaining(now), lingering.remaining(now)));
        if (resting) {
            sleep = Math.min(sleep, Math.max(0, restOver - now));
        }
        if (draining && hasGrace()) {
            sleep = Math.min(sleep, Math.max(0, graceOver - now));
        }
        return sleep;
    }

    private void onSelected(SelectionKey key) {
        now = nanoTime.getAsLong();
        if (key == acceptKey) {
            dialled = true;
        } else {
            ((Connection) key.attachment()).turn(Connection.Cause.READY);
        }
    }

    private void serveThoseWithMore() {
        for (int waiting = withMoreToDo.size(); waiting > 0; waiting--) {
            withMoreToDo.poll().turn(Connection.Cause.MORE);
        }
    }

    private void expireDeadlines() throws IOException {
        now = nanoTime.getAsLong();
        idle.expire(now);
        stalled.expire(now);
        lingering.expire(now);
        if (resting && now - restOver >= 0) {
            resting = false;
            updateAccepting();
        }
        if (asked && !draining) {
            drain();
        }
        if (draining && hasGrace() && now - graceOver >= 0) {
            connections().forEach(connection -> connection.condemn(Connection.Reason.GRACE_OVER));
        }
    }

    private void closeCondemned() {
        for (Connection connection : condemned) {
            connection.close();
            if (connection.isRefused()) {
                refusals--;
            } else {
                clients--;
            }
        }
        if (!condemned.isEmpty()) {
            condemned.clear();
            updateAccepting();
        }
    }

    /** Comes last in a turn, so that the places that have become free in it are given away. */
    private void accept() {
        if (!dialled || draining) {
            return;
        }
        dialled = false;
        for (int i = 0; i < ACCEPTS_PER_TURN && refusals < MAX_REFUSALS; i++) {
            SocketChannel channel;
            try {
                channel = listener.accept();
            } catch (IOException e) {
                rest(e);
                return;
            }
            if (channel == null) {
                return;
            }
            admit(channel);
        }
        updateAccepting();
    }

    private void admit(SocketChannel channel) {
        boolean welcome = clients < options.maxClients();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            channel.socket().setOOBInline(true); // or Java drops the DM of a Telnet synch, whose IAC then eats a byte
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            Conversation conversation = welcome ? host.meet(channel.getRemoteAddress()) : null;
            Connection connection = new Connection(this, channel, key, conversation);
            key.attach(connection);
            if (welcome) {
                clients++;
                connection.turn(Connection.Cause.WELCOME);
            } else {
                refusals++;
                connection.turn(Connection.Cause.TURNED_AWAY);
            }
        } catch (IOException e) {
            log.debug("client_lost_at_once", e);
            closeQuietly(channel);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) { // whatever it is, it costs this client only
            log.error("admission_failed", e);
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

    private void rest(IOException why) {
        now = nanoTime.getAsLong();
        resting = true;
        restOver = now + ACCEPT_REST.toNanos();
        updateAccepting();
        if (now - lastAcceptWarning >= ACCEPT_WARNING_REST.toNanos()) {
            lastAcceptWarning = now;
            log.warn("accept_failed clients={} reason={}", clients, why.getMessage());
        }
    }

    private void updateAccepting() {
        if (acceptKey.isValid()) {
            acceptKey.interestOps(resting || refusals >= MAX_REFUSALS ? 0 : SelectionKey.OP_ACCEPT);
        }
    }

    private void drain() throws IOException {
        draining = true;
        graceOver = now + options.grace().toNanos();
        listener.close();
        selector.selectNow(onSelected); // lets go of the port, before anybody is told of the end
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
        return selector.keys().stream()
                .map(key -> (Connection) key.attachment())
                .filter(connection -> connection != null)
                .toList();
    }

    Options options() {
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
        return now;
    }

    /** The deadlines that hold for a connection in a phase. */
    Deadlines deadlines(Connection.Phase phase) {
        return switch (phase) {
            case READING -> idle;
            case REPLYING, FINISHING -> stalled;
            case LINGERING -> lingering;
            case CLOSED -> throw new IllegalArgumentException("closed connections have no deadline");
        };
    }

    void hasMoreToDo(Connection connection) {
        withMoreToDo.add(connection);
    }

    void condemned(Connection connection) {
        condemned.add(connection);
    }
}
