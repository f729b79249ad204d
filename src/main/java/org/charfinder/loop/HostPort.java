package org.charfinder.loop;

import java.net.InetSocketAddress;

/** Writes socket addresses. */
public final class HostPort {

    private HostPort() {}

    /**
     * The IP address and the port.
     *
     * @param address resolved; its host name is left out
     * @return {@code 127.0.0.1:2323}, {@code [0:0:0:0:0:0:0:1]:2323}
     */
    public static String of(InetSocketAddress address) {
        String text = address.toString(); // localhost/127.0.0.1:2323
        return text.substring(text.lastIndexOf('/') + 1);
    }
}
