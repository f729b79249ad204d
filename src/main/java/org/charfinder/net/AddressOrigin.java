package org.charfinder.net;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Addresses that count as one: an IPv4 address as a whole; an IPv6 address by its first 64 bits, since a host can
 * choose the others at will.
 *
 * @param ipv6 whether it is of version 6
 * @param bits those that count
 */
public record AddressOrigin(boolean ipv6, long bits) {

    /**
     * The origin of an address.
     *
     * @param address of a client
     * @return equal for addresses that count as one
     */
    public static AddressOrigin of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        boolean ipv6 = bytes.remaining() > Integer.BYTES;
        return new AddressOrigin(ipv6, ipv6 ? bytes.getLong() : bytes.getInt());
    }
}
