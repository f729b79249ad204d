package org.charfinder.net;

import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * Deals accepted connections out to the loops: a client goes to the loop that has the fewest, in turn among equals.
 * Only the acceptor's thread adds clients, so that there are never more than the maximum, whatever the loops do
 * meanwhile.
 */
final class Dealer {

    /** A loop that takes connections. The acceptor's thread calls. */
    interface Target {
        /** The clients that were dealt to it and are not closed, also those that it has not admitted yet. */
        int clients();

        /** Whether it can take one more connection, if only to refuse it. */
        boolean hasRoom();

        /** Takes on a client at once: the acceptor's thread is its own. */
        void admit(SocketChannel channel);

        /** Takes on a client in its own thread, in a turn that begins soon. */
        void admitSoon(SocketChannel channel);

        /** Refuses a client at once, since there are too many: the acceptor's thread is its own. */
        void refuse(SocketChannel channel);
    }

    private final List<? extends Target> loops;
    private final int maxClients;
    private int next; // has the next client, if no other has fewer

    /**
     * Creates a dealer.
     *
     * @param loops the first is the acceptor's own
     * @param maxClients of all loops together
     */
    Dealer(List<? extends Target> loops, int maxClients) {
        this.loops = loops;
        this.maxClients = maxClients;
    }

    /** Whether one more connection can be accepted, if only to be refused. */
    boolean hasRoom() {
        for (Target loop : loops) {
            if (!loop.hasRoom()) {
                return false;
            }
        }
        return true;
    }

    /** Passes a connection on: a client, or one too many. */
    void deal(SocketChannel channel) {
        int chosen = next;
        int fewest = Integer.MAX_VALUE;
        long clients = 0;
        for (int i = 0; i < loops.size(); i++) {
            int index = (next + i) % loops.size();
            int there = loops.get(index).clients(); // may fall meanwhile, and does not rise
            clients += there;
            if (there < fewest) {
                fewest = there;
                chosen = index;
            }
        }
        if (clients >= maxClients) {
            loops.get(0).refuse(channel);
            return;
        }
        next = (chosen + 1) % loops.size();
        if (chosen == 0) {
            loops.get(0).admit(channel);
        } else {
            loops.get(chosen).admitSoon(channel);
        }
    }
}
