package org.charfinder.simulation;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.charfinder.simulation.SimulatedClient.Admission;

/** All that happens to a server: clients come and act, time passes, tasks are done, and things fail. */
final class World implements FakeNetwork.World, SimulatedClient.Crowd {

    /** A server that is to end takes this many steps more, at most. */
    private static final int MOST_STEPS_TO_END = 200_000;

    /** What the server needs from outside. */
    interface Machine {
        void shutDown();

        boolean isReplyDeferred(InetSocketAddress client);

        /** What must hold when no client is connected. */
        void checkEmpty();
    }

    private final FakeNetwork network;
    private final Plan plan;
    private final Dice dice;
    private final KnownReplies known;
    private final WorkQueue work;
    private final Consumer<String> trace;
    private final List<SimulatedClient> clients = new ArrayList<>(); // whose connections the server has not closed
    private Machine machine;
    private int steps;
    private int sessions; // so far
    private boolean ending; // the server is asked to end

    World(FakeNetwork network, KnownReplies known, WorkQueue work, Consumer<String> trace) {
        this.network = network;
        this.plan = network.plan;
        this.dice = network.dice;
        this.known = known;
        this.work = work;
        this.trace = trace;
    }

    void setMachine(Machine server) {
        machine = server;
    }

    int steps() {
        return steps;
    }

    int sessions() {
        return sessions;
    }

    @Override
    public void step() {
        steps++;
        if (steps == plan.steps()) {
            ending = true;
            machine.shutDown();
            say("the server is asked to end");
        } else if (steps > plan.steps() + MOST_STEPS_TO_END) {
            throw network.violated("the server does not end");
        } else if (dice.oneIn(plan.failures())) {
            fail();
        } else if (dice.oneIn(4)) {
            pass();
        } else if (!work.isEmpty() && dice.oneIn(4)) {
            say("a task is done");
            work.runOne();
        } else {
            actOrConnect();
        }
    }

    private void pass() {
        long end = network.sleepEnd();
        long now = network.clock.now();
        boolean idle = end != Long.MAX_VALUE && end > now && dice.oneIn(ending ? 4 : 40);
        long nanos = idle ? end - now : 1000L * dice.size(20_000);
        network.clock.advance(nanos);
        say("time passes: " + Duration.ofNanos(nanos));
    }

    private void fail() {
        switch (dice.below(3)) {
            case 0 -> {
                network.listener().failNext(dice.from(1, 3));
                say("accepting will fail");
            }
            case 1 -> {
                network.selector().breakDown();
                say("the selector breaks");
            }
            default -> suspend();
        }
    }

    /** Only if it is clear to the server that it has slept for too long. */
    private void suspend() {
        long end = network.sleepEnd();
        long now = network.clock.now();
        if (end == Long.MAX_VALUE || end <= now) {
            return;
        }
        Duration time = Duration.ofNanos(end - now).plusSeconds(dice.from(2, 10_000));
        network.clock.suspend(time);
        say("the machine stands still: " + time);
    }

    private void actOrConnect() {
        if (clients.isEmpty() || (clients.size() < plan.clients() && dice.oneIn(8))) {
            connect();
        } else {
            act();
        }
    }

    private void act() {
        SimulatedClient client = dice.of(clients);
        if (!client.isGone()) {
            String deed = client.act();
            say(client + " " + deed);
        }
    }

    private void connect() {
        if (!network.listener().isOpen()) {
            return;
        }
        InetSocketAddress address = new InetSocketAddress("127.0.0." + dice.from(1, 4), 1024 + sessions % 60_000);
        int most = dice.of(20, 2_000, 64_000);
        Link link = new Link(network, address, dice.of(16, 500, 16_000), most);
        Typist typist = new Typist(dice, plan, known, most > 10_000);
        SimulatedClient client = new SimulatedClient(sessions, network, this, link, typist);
        link.setPeer(client);
        sessions++;
        clients.add(client);
        network.listener().connect(link);
        say(client + " connects from " + address);
    }

    @Override
    public void interrupt() {
        if (!clients.isEmpty() && dice.oneIn(plan.interruptions())) {
            act();
        }
    }

    @Override
    public void serverSleeps() {
        clients.removeIf(client -> client.link().isServerClosed() || client.wasNeverAccepted());
        for (SimulatedClient client : clients) {
            client.checkAsleep();
        }
        if (network.listener().isNeglected()) {
            throw network.violated("the server accepts nobody");
        }
        if (isGraceOver()) {
            throw network.violated("the server goes on when its grace is over");
        }
        if (network.accepted().isEmpty()) {
            machine.checkEmpty();
        }
    }

    @Override
    public Admission admit(Link link) {
        int all = 0;
        int same = 0;
        for (SimulatedClient client : clients) {
            if (client.admission() == Admission.CLIENT && !client.link().isServerClosed()) {
                all++;
                same += client.link()
                                .address()
                                .getAddress()
                                .equals(link.address().getAddress())
                        ? 1
                        : 0;
            }
        }
        if (all >= plan.options().maxClients()) {
            return Admission.REFUSED;
        }
        int most = plan.options().clients().maxClientsPerAddress();
        return most > 0 && same >= most ? Admission.REFUSED_BY_ADDRESS : Admission.CLIENT;
    }

    @Override
    public boolean isServerEnding() {
        return ending;
    }

    @Override
    public boolean isGraceOver() {
        FakeListener listener = network.listener();
        long grace = plan.options().grace().toNanos();
        return grace > 0 && !listener.isOpen() && network.clock.now() - listener.closedAt() >= grace;
    }

    @Override
    public boolean isReplyDeferred(Link link) {
        return machine.isReplyDeferred(link.address());
    }

    private void say(String what) {
        trace.accept(what);
    }
}
