package org.charfinder.net;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many clients are connected from one address, as {@link AddressOrigin} counts addresses. All loops of a
 * server share one limit. Any thread may call.
 */
final class AddressLimit {

    private final int limit; // 0: none, and nothing is counted
    private final Map<AddressOrigin, Integer> clients = new HashMap<>(); // those with at least one

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
        AddressOrigin origin = AddressOrigin.of(address);
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
            clients.computeIfPresent(AddressOrigin.of(address), (origin, count) -> count == 1 ? null : count - 1);
        }
    }

    /** How many addresses have clients. */
    int size() {
        synchronized (clients) {
            return clients.size();
        }
    }
}
