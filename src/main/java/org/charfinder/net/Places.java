package org.charfinder.net;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts the open connections of a loop: its clients, also those that are not admitted yet, and those that are refused.
 * The acceptor's thread takes places, and may ask for {@link #clients} and {@link #hasRoom}; all else is for the loop's
 * thread.
 */
final class Places {

    /** Refused clients that are still connected, at most; with more of them, no connection is accepted. */
    private static final int MAX_REFUSALS = 1000;

    private final AddressLimit perAddress;
    private final AtomicInteger clients = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private boolean freed; // since the last call of takeFreed

    Places(AddressLimit perAddress) {
        this.perAddress = perAddress;
    }

    int clients() {
        return clients.get();
    }

    /** Whether one more connection can be accepted, if only to be refused. */
    boolean hasRoom() {
        return refusals.get() < MAX_REFUSALS;
    }

    boolean isEmpty() {
        return clients.get() + refusals.get() == 0;
    }

    /** Takes a place that has no address yet. */
    void take(Place place) {
        count(place).incrementAndGet();
    }

    /** Counts an unnamed client for its address. If that has too many, the new place is among the refused ones. */
    Place name(@Nullable InetAddress address) {
        if (perAddress.tryEnter(address)) {
            return new Place(true, address);
        }
        clients.decrementAndGet();
        refusals.incrementAndGet();
        return Place.REFUSED;
    }

    /** Gives a place back. Called once for each place that was taken, when its connection is closed. */
    void free(Place place) {
        perAddress.leave(place.address());
        count(place).decrementAndGet();
        freed = true;
    }

    /** Whether a place has become free since the last call. */
    boolean takeFreed() {
        boolean result = freed;
        freed = false;
        return result;
    }

    private AtomicInteger count(Place place) {
        return place.isClient() ? clients : refusals;
    }
}
