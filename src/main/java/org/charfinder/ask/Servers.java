package org.charfinder.ask;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All servers: which one gets the next connection, and which are left out for a while. */
final class Servers {

    private final List<Server> all;
    private final int retries;
    private final BiConsumer<Duration, Runnable> schedule;
    private final Pauses pauses;

    /**
     * @param retries how often a server is tried again in a row before it counts as given up
     * @param schedule runs a task later
     */
    Servers(List<InetSocketAddress> addresses, int retries, BiConsumer<Duration, Runnable> schedule, Pauses pauses) {
        all = addresses.stream().map(Server::new).toList();
        this.retries = retries;
        this.schedule = schedule;
        this.pauses = pauses;
    }

    /** The one that gets the next connection: of those that may, the one with the fewest. Null if none may. */
    @Nullable
    Server next() {
        return all.stream()
                .filter(Server::takesConnections)
                .min(Comparator.comparingInt(Server::connections))
                .orElse(null);
    }

    /** Leaves a server out for a while, unless it is left out already. */
    void failed(Server server, String problem) {
        int failures = server.fail(problem);
        if (failures > 0) {
            schedule.accept(pauses.after(failures), server::tryAgain);
        }
    }

    /** Whether each server has failed more often than it may. */
    boolean areGivenUp() {
        return all.stream().allMatch(server -> server.hasFailedMoreThan(retries));
    }

    /** Why they have failed. */
    String problem() {
        return all.stream().map(Server::problem).collect(Collectors.joining("; "));
    }

    /**
     * Lets a connection leave the server with the most of them, if a server that is to be tried again has none. To be
     * called when there are as many connections as there may be: those of a server that failed have gone to others.
     *
     * @return whether one leaves
     */
    boolean makeRoom(Collection<ServerConnection> connections) {
        if (all.stream().noneMatch(Server::waitsForTrial)) {
            return false;
        }
        Server busiest = Collections.max(all, Comparator.comparingInt(Server::connections));
        connections.stream()
                .filter(connection -> connection.server == busiest)
                .findFirst()
                .ifPresent(ServerConnection::leave);
        return true;
    }

    /** Lets connections leave servers that have more than their share, since another server is back. */
    void share(Collection<ServerConnection> connections) {
        long asked = all.stream()
                .filter(server -> server.state() == Server.State.ASKED)
                .count();
        long share = (connections.size() + asked - 1) / Math.max(1, asked);
        for (Server server : all) {
            connections.stream()
                    .filter(connection -> connection.server == server)
                    .skip(share)
                    .forEach(ServerConnection::leave);
        }
    }
}
