package org.charfinder.net;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.charfinder.loop.Counters;
import org.charfinder.loop.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a loop: gives them their turns, tells their clients when the server ends, and closes them at the
 * end of a turn. Only the loop's thread may call.
 */
final class Connections implements Connection.Owner {

    private final EventLoop loop;
    private final Counters<ServerCount> counters;
    private final Places places;
    private final ArrayDeque<Connection> withMoreToDo = new ArrayDeque<>();
    private final List<Connection> ended = new ArrayList<>();
    private @Nullable Farewells farewells; // null until the server ends

    Connections(EventLoop loop, Counters<ServerCount> counters, Places places) {
        this.loop = loop;
        this.counters = counters;
        this.places = places;
    }

    /** Greets a client, or tells a refused one why. Its first bytes may have been read already. */
    void begin(Connection connection, ByteBuffer input) {
        connection.welcome(input);
        if (farewells != null) {
            leave(connection, farewells);
        }
    }

    /** Whether there is something to do without further input. */
    boolean hasWork() {
        return !withMoreToDo.isEmpty() || !ended.isEmpty();
    }

    /** Gives a turn to each connection that had more to do when this was called. */
    void serveThoseWithMore() {
        for (int waiting = withMoreToDo.size(); waiting > 0; waiting--) {
            withMoreToDo.remove().turn(TurnCause.MORE);
        }
    }

    /** Closes the connections that have ended. */
    void closeEnded() {
        for (Connection connection : ended) {
            connection.close();
            places.free(connection.place());
            if (connection.place().isClient()) {
                counters.add(ServerCount.CLIENTS, -1);
            }
        }
        ended.clear();
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
    public Deferred.Waiter waiter(Connection connection) {
        return new LoopWaiter(loop, connection);
    }

    @Override
    public void closeAtEndOfTurn(Connection connection) {
        ended.add(connection);
    }
}
