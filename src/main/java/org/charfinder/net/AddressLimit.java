package org.charfinder.net;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many clients are connected from one address. An IPv4 address counts as a whole; an IPv6 address by its
 * first 64 bits, since a host can choose the others at will. All loops of a server share one limit. Any thread may
 * call.
 */
final class AddressLimit {

    /** Addresses that count as one. */
    private record Origin(boolean ipv6, long bits) {
        static Origin of(InetAddress address) {
            ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
            boolean ipv6 = bytes.remaining() > Integer.BYTES;
            return new Origin(ipv6, ipv6 ? bytes.getLong() : bytes.getInt());
        }
    }

    private final int limit; // 0: none, and nothing is counted
    private final Map<Origin, Integer> clients = new HashMap<>(); // those with at least one

    /** @param limit the most clients from one address; 0: no limit */
    AddressLimit(int limit) {
        this.limit = limit;
    }

    /**
     * Counts a client, if there is a place for it. Then {@link #leave} must be called once.
     *
     * @param address null: the client is not counted
     * @return whether there was a place
     */
    boolean tryEnter(@Nullable InetAddress address) {
        if (limit == 0 || address == null) {
            return true;
        }
        Origin origin = Origin.of(address);
        synchronized (clients) {
            int before = clients.getOrDefault(origin, 0);
            if (before >= limit) {
                return false;
            }
            clients.put(origin, before + 1);
            return true;
        }
    }

    /** A client for which there was a place has gone. */
    void leave(@Nullable InetAddress address) {
        if (limit == 0 || address == null) {
            return;
        }
        synchronized (clients) {
            clients.computeIfPresent(Origin.of(address), (origin, count) -> count == 1 ? null : count - 1);
        }
    }

    /** How many addresses have clients. */
    int size() {
        synchronized (clients) {
            return clients.size();
        }
    }
}
