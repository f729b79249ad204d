package org.charfinder.fault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Clients that ask recorded questions at random, check every reply, and count the outcomes. Each has one question under
 * way at a time, and may pause before the next. A client that is told of the end between two questions connects again;
 * that is no outcome. A thread of its own runs all of them; the constructor starts it.
 */
final class CheckingClients implements AutoCloseable {

    /** How long a client waits for the next byte; never reached if all is well. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int EXPIRE_MILLIS = 10; // how often to look for clients that have waited long enough

    private final Recording recording;
    private final InetSocketAddress server;
    private final Duration patience;
    private final Duration pause;
    private final long limit;
    private final Random random;
    private final Tally tally = new Tally();
    private final Selector selector = Selector.open();
    private final List<CheckingConnection> connections = new ArrayList<>();
    private final ByteBuffer in = ByteBuffer.allocate(1 << 16);
    private final Thread thread = new Thread(this::run, "checking clients");
    private final long start = System.nanoTime();
    private volatile boolean stopped; // no client asks any more
    private volatile boolean aborted;
    private volatile Throwable failure;

    /** Starts clients that ask until {@link #finish}. */
    CheckingClients(Recording recording, InetSocketAddress server, int size, long seed) throws IOException {
        this(recording, server, size, seed, Duration.ZERO);
    }

    /**
     * Starts clients that ask until {@link #finish}.
     *
     * @param pause of each client between a reply and its next question, at least; to be shorter than the half second
     *     after which a server takes a client for one that asks nothing
     */
    CheckingClients(Recording recording, InetSocketAddress server, int size, long seed, Duration pause)
            throws IOException {
        this(recording, server, size, seed, pause, PATIENCE, Long.MAX_VALUE);
    }

    /**
     * Starts clients.
     *
     * @param size how many connect at once
     * @param seed of the random choice of questions
     * @param patience how long to wait for the next byte
     * @param limit how many outcomes to count, after which no client asks
     */
    CheckingClients(Recording recording, InetSocketAddress server, int size, long seed, Duration patience, long limit)
            throws IOException {
        this(recording, server, size, seed, Duration.ZERO, patience, limit);
    }

    private CheckingClients(
            Recording recording,
            InetSocketAddress server,
            int size,
            long seed,
            Duration pause,
            Duration patience,
            long limit)
            throws IOException {
        this.recording = recording;
        this.server = server;
        this.patience = patience;
        this.pause = pause;
        this.limit = limit;
        random = new Random(seed);
        for (int i = 0; i < size; i++) {
            connections.add(new CheckingConnection(this, start));
        }
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try (selector) {
            long next = start; // when to look for those that have waited long enough
            while (!aborted && !connections.stream().allMatch(CheckingConnection::isDone)) {
                long now = System.nanoTime();
                if (now - next >= 0) {
                    for (CheckingConnection connection : connections) {
                        connection.expire(now);
                    }
                    next = now + Duration.ofMillis(EXPIRE_MILLIS).toNanos();
                }
                selector.select(this::selected, EXPIRE_MILLIS);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (Throwable e) { // the thread that waits must know
            failure = e;
        }
    }

    private void selected(SelectionKey key) {
        try {
            ((CheckingConnection) key.attachment()).selected(in, System.nanoTime());
        } catch (IOException e) {
            throw new AssertionError("the client failed", e);
        }
    }

    Recording recording() {
        return recording;
    }

    InetSocketAddress server() {
        return server;
    }

    long patienceNanos() {
        return patience.toNanos();
    }

    long pauseNanos() {
        return pause.toNanos();
    }

    void register(SocketChannel channel, int interest, CheckingConnection connection) throws IOException {
        channel.register(selector, interest, connection);
    }

    Question anyQuestion() {
        return recording.questions().get(random.nextInt(recording.questions().size()));
    }

    boolean wantMore() {
        return !stopped && tally.total() < limit;
    }

    void countRight() {
        tally.add(Outcome.RIGHT, "");
    }

    /** Counts an outcome that is not right. */
    void countLoss(Outcome outcome, String note) {
        tally.add(outcome, "after %,d ms, %s".formatted((System.nanoTime() - start) / 1_000_000, note));
    }

    /** The outcomes so far. */
    Tally tally() {
        return tally;
    }

    /** Waits for a number of further right replies. Each must come within the patience of the clients. */
    void await(long more) throws InterruptedException {
        long right = tally.count(Outcome.RIGHT);
        long since = System.nanoTime();
        for (long wanted = right + more; right < wanted; thread.join(1)) {
            long now = System.nanoTime();
            long count = tally.count(Outcome.RIGHT);
            since = count > right ? now : since;
            right = count;
            if (!thread.isAlive() || now - since > patience.toNanos()) {
                throw new AssertionError("no right reply: " + tally + "\n" + tally.notes(), failure);
            }
        }
    }

    /** Lets every question under way be answered; returns the outcomes. */
    Tally finish() throws InterruptedException {
        stopped = true;
        return awaitEnd();
    }

    /** Waits for as many outcomes as there may be; returns them. */
    Tally awaitEnd() throws InterruptedException {
        thread.join();
        if (failure != null) {
            throw new AssertionError("the clients failed", failure);
        }
        return tally;
    }

    /** Ends the clients, also in the middle of a reply. */
    @Override
    public void close() {
        aborted = true;
        selector.wakeup();
    }
}
