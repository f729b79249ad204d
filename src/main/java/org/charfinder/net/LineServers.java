package org.charfinder.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.charfinder.loop.Closeables;
import org.charfinder.loop.Counters;
import org.charfinder.loop.LoopClock;
import org.charfinder.loop.LoopCount;

/**
 * Servers that listen on one address, each in a thread of its own: the system deals out the clients among them
 * (SO_REUSEPORT), and they share nothing. A single one needs neither.
 */
public final class LineServers implements AutoCloseable {

    private final List<LineServer> servers = new ArrayList<>();
    private volatile Throwable failure; // of a thread other than the one that calls run

    /**
     * Opens the port; clients wait until {@link #run} is called.
     *
     * @param hosts one for each server, at least one
     * @param options of all together: each has its share of the clients that may be connected, rounded up
     * @param nanoTime the clock, as {@link System#nanoTime}; any thread may call it
     * @throws IOException if the address can't be listened on
     * @throws UnsupportedOperationException if this system lets no two sockets listen on one address
     */
    public LineServers(List<? extends LineHandler.Factory> hosts, ServerOptions options, LongSupplier nanoTime)
            throws IOException {
        boolean several = hosts.size() > 1;
        if (several) {
            requireFree(options.address());
        }
        ServerOptions share = options.withMaxClients((options.maxClients() - 1) / hosts.size() + 1);
        try {
            for (LineHandler.Factory host : hosts) {
                servers.add(new LineServer(share, host, new LoopClock(nanoTime), several));
                share = share.withAddress(address()); // the others have to have the port that the first one was given
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Sharing a port is for us, and not for another program, or another one of this, that listens there already. */
    private static void requireFree(InetSocketAddress address) throws IOException {
        try (ServerSocketChannel rehearsal = ServerSocketChannel.open()) {
            rehearsal.bind(address);
        }
    }

    /** Where they listen, with the port that the system chose if it was asked for one. */
    public InetSocketAddress address() {
        return servers.get(0).address();
    }

    /** What has happened so far, for each server. Any thread may call, and read. */
    public List<Counters<ServerCount>> counters() {
        return servers.stream().map(LineServer::counters).toList();
    }

    /** The counters of each server's loop. Any thread may call, and read. */
    public List<Counters<LoopCount>> loopCounters() {
        return servers.stream().map(LineServer::loopCounters).toList();
    }

    /**
     * Serves, in this thread and others, until {@link #shutDown} is called and everything is said, or the grace is over.
     * If one server fails all end.
     *
     * @throws IOException if a selector fails, which no client can bring about
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
            shutDown();
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

    /** Ends {@link #run} soon, in good order. Any thread may call, and more than once. */
    public void shutDown() {
        servers.forEach(LineServer::shutDown);
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
