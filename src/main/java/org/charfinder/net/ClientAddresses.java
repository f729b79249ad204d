package org.charfinder.net;

import java.net.InetAddress;
import java.util.List;

/**
 * What the address of a client decides.
 *
 * @param proxies from these addresses a PROXY header is required, which says the address of the client
 * @param maxClientsPerAddress the number of clients that may be connected at once from one address; 0: no limit
 */
public record ClientAddresses(List<AddressRange> proxies, int maxClientsPerAddress) {

    /** No proxies, and no limit. */
    public static final ClientAddresses ANY = new ClientAddresses(List.of(), 0);

    /**
     * Checks the limit.
     *
     * @param proxies from these addresses a PROXY header is required
     * @param maxClientsPerAddress the number of clients that may be connected at once from one address
     * @throws IllegalArgumentException if the limit is negative
     */
    public ClientAddresses {
        proxies = List.copyOf(proxies);
        if (maxClientsPerAddress < 0) {
            throw new IllegalArgumentException("maxClientsPerAddress must be at least 0, was " + maxClientsPerAddress);
        }
    }

    /**
     * Whether a PROXY header is required.
     *
     * @param peer the other end of a connection
     * @return whether it is one of the proxies
     */
    public boolean isProxy(InetAddress peer) {
        for (AddressRange range : proxies) {
            if (range.contains(peer)) {
                return true;
            }
        }
        return false;
    }
}
