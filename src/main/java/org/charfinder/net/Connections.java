package org.charfinder.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.charfinder.loop.EventLoop;
import org.charfinder.loop.LogRateLimiter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of a server: admits them, gives them their turns, and closes them at the end of a turn. Only the
 * server's thread may call, except for the methods of {@link Dealer.Target}, which the acceptor's thread calls.
 */
final class Connections implements Connection.Owner, Dealer.Target, Arrivals.Owner {

    private static final Logger log = LoggerFactory.getLogger(Connections.class);

    /** Refused clients that are still connected, at most; with more of them, no connection is accepted. */
    private static final int MAX_REFUSALS = 1000;

    private final EventLoop loop;
    private final ServerResources shared;
    private final ClientAddresses addresses;
    private final AddressLimit perAddress;
    private final Arrivals arrivals;
    private final LineHandler.Factory factory;
    private final LineHandler refusal;
    private final LineHandler addressRefusal;
    private final LogRateLimiter failures = new LogRateLimiter();
    private final ArrayDeque<Connection> withMoreToDo = new ArrayDeque<>();
    private final List<Connection> ended = new ArrayList<>();
    private @Nullable Farewells farewells; // null until the server ends
    private final AtomicInteger clients = new AtomicInteger(); // also those that wait to be admitted
    private final AtomicInteger refusals = new AtomicInteger();

    Connections(
            EventLoop loop,
            ServerResources shared,
            ClientAddresses addresses,
            AddressLimit perAddress,
            LineHandler.Factory factory) {
        this.loop = loop;
        this.shared = shared;
        this.addresses = addresses;
        this.perAddress = perAddress;
        arrivals = new Arrivals(this, loop, shared);
        this.factory = factory;
        refusal = new Refusal(factory::refuse);
        addressRefusal = new Refusal(factory::refuseFromAddress);
    }

    @Override
    public boolean hasRoom() {
        return refusals.get() < MAX_REFUSALS;
    }

    @Override
    public int clients() {
        return clients.get();
    }

    @Override
    public void admit(SocketChannel channel) {
        clients.incrementAndGet();
        connect(channel, true);
    }

    @Override
    public void admitSoon(SocketChannel channel) {
        clients.incrementAndGet();
        loop.execute(() -> connect(channel, true));
    }

    @Override
    public void refuse(SocketChannel channel) {
        refusals.incrementAndGet();
        connect(channel, false);
    }

    boolean isEmpty() {
        return clients.get() + refusals.get() == 0;
    }

    /** Whether there is something to do without further input. */
    boolean hasWork() {
        return !withMoreToDo.isEmpty() || !ended.isEmpty();
    }

    /** Takes on an accepted connection: a client, a proxy that has to name its client first, or one too many. */
    private void connect(SocketChannel channel, boolean hasPlace) {
        try {
            SocketSettings.apply(channel);
            InetSocketAddress peer = (InetSocketAddress) channel.getRemoteAddress();
            if (hasPlace && addresses.isProxy(peer.getAddress())) {
                arrivals.await(channel, peer);
            } else {
                begin(channel, hasPlace, peer, peer.getAddress(), new byte[0], 0, 0);
            }
        } catch (IOException e) {
            broken(channel, refusal, hasPlace, e);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) { // as below
            failed("admission", e);
            abandon(channel, refusal, hasPlace);
        }
    }

    @Override
    public void arrived(
            SocketChannel channel,
            InetSocketAddress peer,
            @Nullable InetSocketAddress client,
            byte[] input,
            int start,
            int stop) {
        InetAddress counted = client == null ? null : client.getAddress();
        begin(channel, true, client == null ? peer : client, counted, input, start, stop);
    }

    /**
     * Makes a connection.
     *
     * @param hasPlace whether it is counted among the clients, and not among those that are refused
     * @param client its address, for the log
     * @param counted the address for the limit by address; null: the limit does not apply
     * @param input holds what has been read from it, from {@code start} to before {@code stop}
     */
    private void begin(
            SocketChannel channel,
            boolean hasPlace,
            SocketAddress client,
            @Nullable InetAddress counted,
            byte[] input,
            int start,
            int stop) {
        boolean welcome = hasPlace && perAddress.tryEnter(counted);
        if (hasPlace && !welcome) {
            clients.decrementAndGet();
            refusals.incrementAndGet();
        }
        LineHandler handler = hasPlace ? addressRefusal : refusal;
        boolean admitted = false;
        try {
            if (welcome) {
                handler = factory.create(client);
            }
            Connection connection = new Connection(this, shared, channel, welcome ? counted : null, handler);
            loop.register(connection);
            ServerCount refused = hasPlace ? ServerCount.REFUSED_BY_ADDRESS : ServerCount.REFUSED;
            shared.counters().add(welcome ? ServerCount.CLIENTS : refused, 1);
            admitted = true;
            connection.welcome(input, start, stop);
            if (farewells != null) {
                leave(connection, farewells);
            }
        } catch (IOException e) {
            broken(channel, handler, welcome, e);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) { // whatever it is, it costs this client only
            failed("admission", e);
            abandon(channel, handler, welcome);
        } finally {
            if (welcome && !admitted) {
                perAddress.leave(counted);
            }
        }
    }

    private void broken(SocketChannel channel, LineHandler handler, boolean welcome, IOException e) {
        log.debug("connection_broken reason=\"{}\"", e.getMessage());
        shared.counters().add(ServerCount.BROKEN, 1);
        abandon(channel, handler, welcome);
    }

    /** Closes a channel that has become no connection. */
    private void abandon(SocketChannel channel, LineHandler handler, boolean welcome) {
        (welcome ? clients : refusals).decrementAndGet();
        try {
            channel.close();
        } catch (IOException e) {
            log.debug("close_failed", e);
        }
        try {
            handler.closed();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) { // as above
            failed("closing", e);
        }
    }

    /** Gives a turn to each connection that had more to do when this was called. */
    void serveThoseWithMore() {
        for (int waiting = withMoreToDo.size(); waiting > 0; waiting--) {
            withMoreToDo.remove().turn(TurnCause.MORE);
        }
    }

    /**
     * Closes the connections that have ended.
     *
     * @return whether there were any
     */
    boolean closeEnded() {
        int unnamed = arrivals.takeClosed();
        clients.addAndGet(-unnamed);
        if (ended.isEmpty()) {
            return unnamed > 0;
        }
        for (Connection connection : ended) {
            connection.close();
            if (connection.handler() instanceof Refusal) {
                refusals.decrementAndGet();
            } else {
                clients.decrementAndGet();
                perAddress.leave(connection.client());
                shared.counters().add(ServerCount.CLIENTS, -1);
            }
        }
        ended.clear();
        return true;
    }

    /**
     * Ends each session behind its next reply, or when the client has asked nothing for a while; see {@link Farewells}.
     *
     * @param grace the longest time that it may take; zero: no limit
     * @return the number of connections with pending replies
     */
    long drain(Duration grace) {
        List<Connection> all = all();
        Farewells allTold = new Farewells(grace, loop.now(), all.size());
        farewells = allTold;
        all.forEach(connection -> leave(connection, allTold));
        return all.stream().filter(Connection::hasPendingReplies).count();
    }

    private static void leave(Connection connection, Farewells farewells) {
        connection.turn(TurnCause.DRAIN);
        if (!connection.isOver()) {
            farewells.add(new LeavingConnection(connection));
        }
    }

    /** If the server ends, tells the clients whose time has come. */
    void sayFarewells() {
        if (farewells != null) {
            farewells.expire(loop.now());
        }
    }

    /** Nanoseconds until {@link #sayFarewells} has something to do; {@link Long#MAX_VALUE} if it has not. */
    long remaining() {
        return farewells == null ? Long.MAX_VALUE : farewells.remaining(loop.now());
    }

    /** Ends all connections at the end of this turn. */
    void endAll() {
        arrivals.closeAll();
        for (Connection connection : all()) {
            connection.turn(TurnCause.GRACE_OVER);
            connection.closeAtEndOfTurn(CloseReason.GRACE_OVER);
        }
    }

    private List<Connection> all() {
        return loop.registered(Connection.class);
    }

    @Override
    public void hasMoreToDo(Connection connection) {
        withMoreToDo.add(connection);
    }

    @Override
    public void closeAtEndOfTurn(Connection connection) {
        ended.add(connection);
    }

    /** Counts and logs a bug in this program, which has cost a connection. */
    @Override
    public void failed(String where, Throwable bug) {
        shared.counters().add(ServerCount.FAILED, 1);
        if (failures.tryAcquire(loop.now())) {
            log.error("connection_failed in={} left_out={}", where, failures.takeSuppressed(), bug);
        }
    }
}
