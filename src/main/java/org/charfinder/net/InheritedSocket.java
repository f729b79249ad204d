package org.charfinder.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The listening socket that this process has as its standard input. The parent process has opened it, and keeps it open
 * while one server ends and the next one starts: the kernel completes the connections of clients meanwhile, and keeps
 * them in the socket's queue.
 *
 * <p>A server never closes it. If an inherited channel is closed, Java also redirects standard output and standard
 * error to nowhere.
 */
public final class InheritedSocket {

    private static final String DEAF = "it is a socket that does not listen";

    private InheritedSocket() {}

    /**
     * Returns the socket. Any thread may call; all calls return the same channel.
     *
     * @return the socket, bound to an {@link InetSocketAddress}
     * @throws IOException if standard input is anything else; the message tells what it is, as in "it is no socket"
     */
    public static ServerSocketChannel get() throws IOException {
        Channel channel = System.inheritedChannel();
        if (channel == null) {
            throw new IOException("it is no socket");
        }
        if (channel instanceof SocketChannel) {
            throw new IOException("it is the connection of a client, not a socket that listens");
        }
        if (!(channel instanceof ServerSocketChannel listener)
                || !(listener.getLocalAddress() instanceof InetSocketAddress address)) {
            throw new IOException("it is no TCP socket");
        }
        if (address.getPort() == 0) {
            throw new IOException(DEAF);
        }
        return listener;
    }

    /**
     * Accepts a client, to find out whether the socket listens: Java takes a connection that its client has reset for a
     * listener.
     *
     * @param listener the socket, which must not block
     * @return null if no client waits
     * @throws IOException if the socket does not listen
     */
    static @Nullable SocketChannel firstClient(ServerSocketChannel listener) throws IOException {
        try {
            return listener.accept();
        } catch (IOException e) {
            throw new IOException(DEAF, e);
        }
    }

    /**
     * Where the socket listens.
     *
     * @return the address, as the parent has bound it
     * @throws IOException as in {@link #get}
     */
    public static InetSocketAddress address() throws IOException {
        return (InetSocketAddress) get().getLocalAddress();
    }
}
