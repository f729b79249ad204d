package org.charfinder.simulation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.net.ServerCount;
import org.charfinder.net.SimulatedServer;
import org.charfinder.server.SearchService;

/** The life of one server, from its start to its end. Two lives of the same seed are the same. */
final class Life {

    /**
     * What has happened.
     *
     * @param steps of the world
     * @param sessions of clients
     * @param violation null if all that was promised holds
     */
    record Result(int steps, int sessions, Throwable violation) {}

    private final Plan plan;
    private final FakeNetwork network;
    private final World world;
    private final WorkQueue work;
    private final DeferringService service;
    private SimulatedServer server;

    /**
     * Prepares a life.
     *
     * @param steps after these the server is asked to end
     * @param trace is told what happens
     */
    Life(long seed, int steps, UnicodeNameIndex index, KnownReplies known, Consumer<String> trace) {
        Dice dice = new Dice(seed);
        plan = Plan.draw(dice, steps);
        trace.accept(plan.toString());
        network = new FakeNetwork(dice, plan, new FakeClock());
        work = new WorkQueue(dice);
        SearchService search = new SearchService(index, plan.options());
        service = new DeferringService(search, work, dice, plan.deferred());
        world = new World(network, known, work, trace);
        network.setWorld(world);
    }

    /** Lives. */
    Result run() {
        Throwable violation = null;
        try {
            server = new SimulatedServer(plan.options(), service, network, network.clock, plan.memory());
            world.setMachine(new Machine());
            try {
                server.run();
            } finally {
                server.close();
            }
            network.throwViolation();
            checkEnd();
        } catch (IOException | RuntimeException | Error e) {
            violation = e;
        }
        return new Result(world.steps(), world.sessions(), violation);
    }

    private void checkEnd() {
        require(network.accepted().isEmpty(), "has left connections open");
        require(!network.listener().isOpen(), "has left its port open");
        require(!network.selector().isOpen(), "has left its selector open");
        checkEmpty();
    }

    private void checkEmpty() {
        require(server.heldBytes() == 0, "holds " + server.heldBytes() + " bytes for no client");
        require(server.countedAddresses() == 0, "counts clients from addresses that have none");
        require(server.count(ServerCount.CLIENTS) == 0, "counts clients that are gone");
        require(service.sessions() == 0, "has sessions without a client");
        require(server.count(ServerCount.FAILED) == 0, "has a bug, which its log tells");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation("the server " + otherwise);
        }
    }

    private final class Machine implements World.Machine {
        @Override
        public void shutDown() {
            server.shutDown();
        }

        @Override
        public boolean isReplyDeferred(InetSocketAddress client) {
            return service.hasTask(client);
        }

        @Override
        public void checkEmpty() {
            Life.this.checkEmpty();
        }
    }
}
