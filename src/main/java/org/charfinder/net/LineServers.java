package org.charfinder.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.charfinder.loop.Closeables;
import org.charfinder.loop.Counters;
import org.charfinder.loop.LoopClock;
import org.charfinder.loop.LoopCount;
import org.jspecify.annotations.Nullable;

/**
 * Servers on one address, each in a thread of its own. The first one listens, and deals the clients out: each goes to
 * the server that has the fewest. They share nothing else. A single server needs no other thread.
 */
public final class LineServers implements AutoCloseable {

    private final List<LineServer> servers = new ArrayList<>(); // the first one listens
    private final int maxClients;
    private volatile @Nullable Throwable failure; // of a thread other than the one that calls run

    /**
     * Opens the port. Clients wait until {@link #run} is called.
     *
     * @param factories one for each server, at least one
     * @param options of all servers together
     * @param nanoTime the clock, as {@link System#nanoTime}; any thread may call it
     * @throws IOException if the address can't be listened on
     */
    public LineServers(List<? extends LineHandler.Factory> factories, ServerOptions options, LongSupplier nanoTime)
            throws IOException {
        maxClients = options.maxClients();
        AddressLimit perAddress = LineServer.perAddress(options);
        try {
            for (LineHandler.Factory factory : factories.subList(1, factories.size())) {
                Machine machine = new Machine(new LoopClock(nanoTime), factories.size());
                servers.add(new LineServer(options, factory, machine, perAddress));
            }
            List<LineServer> others = List.copyOf(servers);
            Machine machine = new Machine(new LoopClock(nanoTime), factories.size());
            servers.add(0, new LineServer(options, factories.get(0), machine, perAddress, others));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Where the servers listen. Any thread may call.
     *
     * @return the address, with the port that the kernel chose if it was asked for one
     */
    public InetSocketAddress address() {
        return servers.get(0).address();
    }

    /**
     * The number of clients that may be connected at once.
     *
     * @return a number that never changes
     */
    public int maxClients() {
        return maxClients;
    }

    /**
     * What each server has counted. Any thread may call.
     *
     * @return the counters, which any thread may read
     */
    public List<Counters<ServerCount>> counters() {
        return servers.stream().map(LineServer::counters).toList();
    }

    /**
     * What each server's loop has counted, in the order of {@link #counters}. Any thread may call.
     *
     * @return the counters, which any thread may read
     */
    public List<Counters<LoopCount>> loopCounters() {
        return servers.stream().map(LineServer::loopCounters).toList();
    }

    /**
     * Serves, in this thread and others, until {@link #shutDown} is called and all replies are sent, or the grace is
     * over. If one server fails, all end.
     *
     * @throws IOException if a selector fails, which no client can cause
     */
    public void run() throws IOException {
        List<Thread> threads = new ArrayList<>();
        for (LineServer server : servers.subList(1, servers.size())) {
            Thread thread = new Thread(() -> runAside(server), "loop-" + servers.indexOf(server));
            thread.start();
            threads.add(thread);
        }
        try {
            servers.get(0).run();
        } finally {
            servers.forEach(LineServer::shutDown); // if it has failed, it has not stopped the others
            threads.forEach(LineServers::join);
        }
        if (failure instanceof IOException e) {
            throw e;
        } else if (failure instanceof RuntimeException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        }
    }

    private void runAside(LineServer server) {
        try {
            server.run();
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
            shutDown();
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // has no effect, as in a single server
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Whether a client is connected, or was so a moment ago. Any thread may call.
     *
     * @param time the earliest time that counts, in nanoseconds of the servers' clock
     * @return whether there is a client that is worth waiting for
     */
    public boolean hadClientsSince(long time) {
        return servers.stream().anyMatch(server -> server.hadClientsSince(time));
    }

    /**
     * Ends {@link #run} soon: the first server closes the port, which stops the others, and what clients have
     * asked is still answered. Any thread may call, and more than once.
     */
    public void shutDown() {
        servers.get(0).shutDown();
    }

    /**
     * Closes the port and every connection at once. Only after {@link #run}, or instead of it.
     *
     * @throws IOException the first failure; all other servers are closed nevertheless
     */
    @Override
    public void close() throws IOException {
        Closeables.closeAll(servers);
    }
}
