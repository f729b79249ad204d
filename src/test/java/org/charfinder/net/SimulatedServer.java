package org.charfinder.net;

import java.io.IOException;
import java.nio.channels.spi.SelectorProvider;
import java.util.List;
import java.util.function.LongSupplier;
import org.charfinder.loop.LoopClock;
import org.charfinder.loop.LoopCount;

/** A server on a network, with a clock and a limit of memory that a test hands in. No thread of its own. */
public final class SimulatedServer implements AutoCloseable {

    private final AddressLimit perAddress;
    private final LineServer server;

    public SimulatedServer(
            ServerOptions options,
            LineHandler.Factory factory,
            SelectorProvider network,
            LongSupplier nanoTime,
            long memoryLimit)
            throws IOException {
        Machine machine = new Machine(network, new LoopClock(nanoTime), new MemoryBudget(memoryLimit));
        perAddress = LineServer.perAddress(options);
        server = new LineServer(options, factory, machine, perAddress, List.of());
    }

    /** Serves in this thread, until the server has ended. */
    public void run() throws IOException {
        server.run();
    }

    public void shutDown() {
        server.shutDown();
    }

    public long count(ServerCount count) {
        return server.counters().get(count);
    }

    public long count(LoopCount count) {
        return server.loopCounters().get(count);
    }

    /** The bytes held for clients. */
    public long heldBytes() {
        return server.heldBytes();
    }

    /** The addresses that have clients, as far as a limit of clients per address counts them. */
    public int countedAddresses() {
        return perAddress.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
