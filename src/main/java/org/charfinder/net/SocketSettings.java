package org.charfinder.net;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Set;
import jdk.net.ExtendedSocketOptions;

/** The socket options of a server. */
final class SocketSettings {

    /**
     * What the kernel may buffer for a client that does not read, in bytes. Linux's default grows to 3 MB; a quarter of
     * this value would make clients that pipeline wait for delayed acknowledgements.
     */
    private static final int SEND_BUFFER = 64 * 1024;

    /**
     * What the kernel may buffer of a client's input before it is read, in bytes. Linux's default grows to 6 MB for a
     * client that sends fast, and stays so large when the server stops reading.
     */
    private static final int RECEIVE_BUFFER = 64 * 1024;

    /** A vanished peer is noticed after 300 s of silence and three unanswered probes, in seconds. */
    private static final Map<SocketOption<Integer>, Integer> KEEPALIVE = Map.of(
            ExtendedSocketOptions.TCP_KEEPIDLE, 300,
            ExtendedSocketOptions.TCP_KEEPINTERVAL, 60,
            ExtendedSocketOptions.TCP_KEEPCOUNT, 3);

    private SocketSettings() {}

    /** Prepares a listener before it is bound; accepted sockets inherit its receive buffer. */
    static void apply(ServerSocketChannel listener, boolean sharesPort) throws IOException {
        listener.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
        if (sharesPort) {
            listener.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        }
        listener.configureBlocking(false);
    }

    /** Prepares an accepted socket. */
    static void apply(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        Set<SocketOption<?>> supported = channel.supportedOptions();
        for (Map.Entry<SocketOption<Integer>, Integer> option : KEEPALIVE.entrySet()) {
            if (supported.contains(option.getKey())) {
                channel.setOption(option.getKey(), option.getValue());
            }
        }
        channel.socket().setOOBInline(true); // or Java drops the DM of a Telnet synch, whose IAC then eats a byte
    }
}
