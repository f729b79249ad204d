package org.charfinder.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.charfinder.loop.LoopClock;
import org.charfinder.loop.LoopCount;
import org.charfinder.loop.TestClock;

/** A server in a thread of its own, on a port that the kernel chose. */
public final class RunningServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60; // only so that a test does not hang; never reached

    public final TestClock clock;
    private final LineServer server;
    private final FutureTask<Void> running;
    private final Thread thread;

    /**
     * A test may move the clock in the middle of a turn, and the server must not take that for a suspension.
     */
    private static final Duration ANY_TIME = Duration.ofDays(36_500);

    public static ServerOptions options() {
        return options(0, 4096, 10_000);
    }

    public static ServerOptions options(int port, int maxLine, int maxClients) {
        return new ServerOptions(
                new InetSocketAddress("127.0.0.1", port),
                maxLine,
                maxClients,
                Duration.ofMinutes(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10));
    }

    public RunningServer(ServerOptions options, Function<ServerOptions, LineHandler.Factory> host) throws IOException {
        clock = new TestClock();
        Machine machine = new Machine(new LoopClock(clock, ANY_TIME), 1);
        server = new LineServer(options, host.apply(options), machine, LineServer.perAddress(options), List.of());
        running = new FutureTask<>(() -> {
            server.run();
            return null;
        });
        thread = new Thread(running, "server");
        thread.start();
    }

    public int port() {
        return server.address().getPort();
    }

    public Client connect() throws IOException {
        return new Client(port());
    }

    /** Lets time pass. */
    public void advance(Duration duration) {
        clock.advance(duration);
        server.wakeUp();
    }

    /** Wakes the server although nothing has happened. */
    void wakeUp() {
        server.wakeUp();
    }

    /** Runs a task in the server's thread; it is given the server. */
    void execute(Consumer<LineServer> task) {
        server.execute(() -> task.accept(server));
    }

    void interrupt() {
        thread.interrupt();
    }

    /** The bytes held for clients. Only after the server has ended. */
    long heldBytes() {
        return server.heldBytes();
    }

    public long count(ServerCount count) {
        return server.counters().get(count);
    }

    public long count(LoopCount count) {
        return server.loopCounters().get(count);
    }

    boolean hadClientsSince(long time) {
        return server.hadClientsSince(time);
    }

    public void shutDown() {
        server.shutDown();
    }

    /** Waits until the server has ended by itself. */
    public void join() throws ExecutionException, InterruptedException, TimeoutException {
        running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Lets time pass until the server has ended: nobody knows when it sees that it is to end. */
    private void awaitEnd() throws ExecutionException, InterruptedException, TimeoutException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!running.isDone() && System.nanoTime() < patience) {
            advance(Duration.ofHours(1));
            Thread.onSpinWait();
        }
        join();
    }

    /** Shuts down, and waits until the port is free: from then on clients are told. */
    public void shutDownAndFreePort() throws IOException {
        server.shutDown();
        while (true) {
            try {
                connect().close();
            } catch (ConnectException e) {
                return;
            } catch (SocketException e) {
                // The port was closed while this connected; the next call is refused.
            }
        }
    }

    /** Ends the server, and fails if it had failed. */
    @Override
    public void close() throws IOException {
        server.shutDown();
        try {
            awaitEnd();
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new AssertionError("the server did not end well", e);
        } finally {
            server.close();
        }
    }
}
