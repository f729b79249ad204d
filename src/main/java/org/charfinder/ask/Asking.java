package org.charfinder.ask;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.charfinder.client.Asker.Ending;
import org.charfinder.client.Framing;
import org.charfinder.client.LineClients;
import org.charfinder.loop.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * Asks questions, and gives exactly one answer to each. All of it happens in the thread that calls {@link #run}; other
 * threads may only call {@link #execute}, {@link #wakeUp}, {@link #stop} and {@link #isStopped}.
 */
public final class Asking implements AutoCloseable {

    /** What ends a reply, and what an error begins with (docs/PROTOCOL.md). */
    private static final Framing FRAMING = Framing.byPrompt("?> ", "Error: ");

    private final AskOptions options;
    private final Answers answers;
    private final @Nullable InOrder inOrder; // null: as they are complete
    private final Backlog backlog;
    private final LineClients clients;
    private final RateLimit rate;
    private final Servers servers;
    private final Set<ServerConnection> connections = new LinkedHashSet<>();
    private final Set<ServerConnection> idle = new LinkedHashSet<>(); // of these: asked for a question in vain
    private final ServerConnection.Owner owner = new Owner();
    private long answered;
    private boolean rateTimerSet;
    private boolean someLeave; // of the connections

    /**
     * Prepares a run; connects nothing yet.
     *
     * @param options how to ask
     * @param questions what to ask
     * @param answers takes the answers
     * @param nanoTime the clock, as {@link System#nanoTime}
     * @param random varies the pauses
     * @throws IOException if the kernel gives no selector
     */
    public Asking(
            AskOptions options, Questions questions, Answers answers, LongSupplier nanoTime, RandomGenerator random)
            throws IOException {
        this.options = options;
        this.answers = answers;
        inOrder = options.inOrder() ? new InOrder(answers) : null;
        backlog = new Backlog(questions, this::hasRoom, options.connections());
        clients = new LineClients(FRAMING, options.timeout(), nanoTime);
        rate = new RateLimit(options.rate(), clients.now());
        servers = new Servers(options.servers(), options.retries(), clients::schedule, new Pauses(random));
    }

    private boolean hasRoom() {
        return answers.hasRoom() && (inOrder == null || inOrder.hasRoom());
    }

    /**
     * Runs until each question has its answer, or {@link #stop} is called. Questions that are in flight then have no
     * answer.
     *
     * @throws IOException if the questions can't be read, the answers can't be taken, or the kernel has no socket left
     */
    public void run() throws IOException {
        try {
            distribute();
            while (!isOver() && !clients.isStopped()) {
                clients.turn(Long.MAX_VALUE);
                distribute();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean isOver() {
        return backlog.isOver() && answered == backlog.taken();
    }

    /** Gives the questions to connections that are idle, and to new ones. */
    private void distribute() throws IOException {
        backlog.fill();
        if (servers.areGivenUp() && connections.isEmpty()) {
            failAll();
        }
        if (backlog.size() > 0 && !idle.isEmpty()) {
            List<ServerConnection> asking = List.copyOf(idle);
            idle.clear();
            asking.forEach(ServerConnection::askMore);
        }
        if (!someLeave && backlog.size() > 0 && connections.size() >= options.connections()) {
            someLeave = servers.makeRoom(connections);
        }
        closeLeaving();
        if (backlog.size() > 0 && connections.size() < options.connections()) {
            connect();
        }
    }

    /** Opens as many connections as there are questions for. */
    private void connect() {
        long connecting = connections.stream().filter(one -> !one.isReady()).count();
        while (connections.size() < options.connections() && connecting < backlog.size()) {
            Server server = servers.next();
            if (server == null) {
                return;
            }
            open(server);
            connecting++;
        }
    }

    private void open(Server server) {
        ServerConnection connection = new ServerConnection(server, owner);
        connections.add(connection);
        server.connectionOpened();
        connection.use(clients.connect(server.address, options.pipeline(), connection));
    }

    private void closeLeaving() {
        if (!someLeave) {
            return;
        }
        someLeave = false;
        for (Iterator<ServerConnection> i = connections.iterator(); i.hasNext(); ) {
            ServerConnection connection = i.next();
            if (connection.isLeaving() && !connection.inFlight().isEmpty()) {
                someLeave = true;
            } else if (connection.isLeaving()) {
                i.remove();
                idle.remove(connection);
                connection.server.connectionEnded();
                connection.close();
            }
        }
    }

    /** No server answers: to wait for each question would take for ever. */
    private void failAll() throws IOException {
        do {
            for (Task task = backlog.poll(); task != null; task = backlog.poll()) {
                give(task, Answer.without(task.question, Status.FAILED, servers.problem()));
            }
            backlog.fill();
        } while (backlog.size() > 0);
    }

    private void give(Task task, Answer answer) {
        answered++;
        try {
            if (inOrder == null) {
                answers.accept(answer);
            } else {
                inOrder.accept(task.rank, answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Owner implements ServerConnection.Owner {

        @Override
        public @Nullable Task next(ServerConnection connection) {
            while (true) {
                if (backlog.size() == 0 && !refill()) {
                    idle.add(connection);
                    return null;
                }
                if (!rate.tryTake(clients.now())) {
                    idle.add(connection);
                    waitForRate();
                    return null;
                }
                Task task = backlog.poll();
                String complaint = task == null ? null : QueryLine.complaint(task.question.text());
                if (task == null || complaint == null) {
                    return task;
                }
                give(task, Answer.without(task.question, Status.ERROR, complaint));
            }
        }

        private boolean refill() {
            try {
                backlog.fill();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return backlog.size() > 0;
        }

        private void waitForRate() {
            if (!rateTimerSet) {
                rateTimerSet = true;
                clients.schedule(Duration.ofNanos(rate.delay(clients.now())), () -> rateTimerSet = false);
            }
        }

        @Override
        public void answered(ServerConnection connection, Task task, Answer answer) {
            if (connection.server.replied()) {
                servers.share(connections);
                someLeave = true;
            }
            give(task, answer);
        }

        @Override
        public void ended(ServerConnection connection, Ending ending, @Nullable String words) {
            boolean announced = ending == Ending.CLOSED && words != null; // by a server that stops, for instance
            lost(connection, ending.describe(words, options.timeout()), announced);
        }

        @Override
        public void confused(ServerConnection connection, String problem) {
            connection.close();
            lost(connection, problem, false);
        }

        /** Gives the questions in flight back. The oldest one may be why the connection was lost. */
        private void lost(ServerConnection connection, String why, boolean announced) {
            String problem = HostPort.of(connection.server.address) + ": " + why;
            connections.remove(connection);
            idle.remove(connection);
            connection.server.connectionEnded();
            servers.failed(connection.server, problem);
            Task oldest = connection.inFlight().peek();
            while (!connection.inFlight().isEmpty()) {
                Task task = connection.inFlight().removeLast();
                if (task == oldest && !announced && ++task.attempts > options.retries()) {
                    give(task, Answer.without(task.question, Status.FAILED, problem));
                } else {
                    backlog.giveBack(task);
                }
            }
        }
    }

    /**
     * Runs a task in the thread of {@link #run}. Any thread may call.
     *
     * @param task what it throws ends the run
     */
    public void execute(Runnable task) {
        clients.execute(task);
    }

    /** Lets the run look again whether there are questions and room for answers. Any thread may call. */
    public void wakeUp() {
        clients.execute(() -> {});
    }

    /**
     * Runs a task again and again, from now on. Only the thread of {@link #run} may call, or another one before.
     *
     * @param pause between two of its runs
     * @param task what it throws ends the run
     */
    public void repeat(Duration pause, Runnable task) {
        clients.schedule(pause, () -> {
            task.run();
            repeat(pause, task);
        });
    }

    /** Makes {@link #run} return soon. Any thread may call. */
    public void stop() {
        clients.stop();
    }

    /**
     * Whether {@link #stop} was called. Any thread may call.
     *
     * @return true from that call on
     */
    public boolean isStopped() {
        return clients.isStopped();
    }

    @Override
    public void close() throws IOException {
        clients.close();
    }
}
