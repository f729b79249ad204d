package org.charfinder.cli;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import org.charfinder.loop.HostPort;

/** Refuses addresses that this JVM can't use, before anything is opened. */
final class UsableAddress {

    private UsableAddress() {}

    /**
     * Returns the address.
     *
     * @param purpose what can't be done with it otherwise, such as {@code can't listen on}
     * @throws Failure if the name has no address, or it is an IPv6 address and the JVM has no IPv6
     */
    static InetSocketAddress require(InetSocketAddress address, String purpose) throws Failure {
        if (address.isUnresolved()) {
            throw new Failure(purpose + " " + address.getHostString() + ": no such address");
        }
        if (address.getAddress() instanceof Inet6Address && !hasIpv6()) {
            throw new Failure(purpose + " " + HostPort.of(address) + ": Java has no IPv6 here; is"
                    + " java.net.preferIPv4Stack set, or /proc/net/if_inet6 not readable?");
        }
        return address;
    }

    private static boolean hasIpv6() {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.INET6)) {
            return channel.isOpen();
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
