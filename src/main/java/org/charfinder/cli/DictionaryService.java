package org.charfinder.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.charfinder.dict.DictService;
import org.charfinder.net.LineServers;
import org.charfinder.net.Listening;
import org.charfinder.net.ServerOptions;
import org.charfinder.query.Finders;
import org.charfinder.work.Workers;

/**
 * The dictionary protocol, in a thread of its own. Only this class refers to its package, so that nothing of it is
 * loaded without {@code --dict}.
 */
final class DictionaryService implements AutoCloseable {

    /** The most clients at once, each of which needs a file descriptor. */
    static final int MAX_CLIENTS = 1_000;

    private final DictService service;
    private final LineServers server;
    private final FutureTask<Void> running;
    private boolean started;

    /**
     * Opens the port. Clients wait until {@link #start}.
     *
     * @param address where to listen
     * @param line how the line protocol is served: with the same limits, but for the length of a line
     * @param program name and version of the program
     */
    DictionaryService(InetSocketAddress address, ServerOptions line, Finders finders, Workers workers, String program)
            throws IOException {
        ServerOptions options = new ServerOptions(
                address,
                DictService.MAX_LINE,
                Math.min(MAX_CLIENTS, line.maxClients()),
                line.idleTimeout(),
                line.lineTimeout(),
                line.writeTimeout(),
                line.grace(),
                line.listening() == Listening.SHARED ? Listening.SHARED : Listening.ALONE,
                line.clients());
        service = new DictService(finders, workers, options, program);
        server = new LineServers(List.of(service), options, System::nanoTime);
        running = new FutureTask<>(() -> {
            server.run();
            return null;
        });
    }

    InetSocketAddress address() {
        return server.address();
    }

    /**
     * Serves from now on.
     *
     * @param whenEnded is called when it has ended, also if it has failed
     */
    void start(Runnable whenEnded) {
        started = true;
        Thread thread = new Thread(
                () -> {
                    running.run();
                    whenEnded.run();
                },
                "dict");
        thread.start();
    }

    /** Reads what only some commands need. Any thread may call. */
    void warmUp() {
        service.warmUp();
    }

    /** What the server has counted, as a line of the log. */
    String counters() {
        return "dict " + server.counters().get(0) + ' ' + server.loopCounters().get(0);
    }

    /** Whether a client is connected, or was so at that time of {@link System#nanoTime} or later. */
    boolean hadClientsSince(long time) {
        return server.hadClientsSince(time);
    }

    /** Accepts no more clients, and ends when those that are there are answered. Any thread may call. */
    void shutDown() {
        server.shutDown();
    }

    /**
     * Returns when it has ended, after {@link #shutDown}.
     *
     * @throws IOException if it has failed
     */
    void join() throws IOException {
        boolean interrupted = false;
        while (true) {
            try {
                running.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true; // has no effect, as in the server of the line protocol
            } catch (ExecutionException e) {
                throw new IOException("the server of dictionary clients failed", e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        server.shutDown();
        if (started) {
            join();
        }
        server.close();
    }
}
