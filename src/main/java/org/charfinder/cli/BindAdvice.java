package org.charfinder.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Explains why an address can't be bound. The reason is found by trying, and not read from the exception's message: its
 * words depend on the JDK, and its language on the user's locale.
 */
final class BindAdvice {

    private static final int LAST_PRIVILEGED_PORT = 1023; // the default of Linux

    private BindAdvice() {}

    /**
     * Returns the reason, and what the user can do about it.
     *
     * @param portOption the option that sets the port
     * @param sharesPort whether others that share the port, too, may listen there
     */
    static String of(InetSocketAddress address, String portOption, boolean sharesPort, BindException e) {
        if (!canBindAnyPort(address)) {
            return "this machine has no such address; try --host 127.0.0.1";
        }
        if (address.getPort() > LAST_PRIVILEGED_PORT || hasListener(address)) {
            String other = "another program listens there" + (sharesPort ? " and does not share the port" : "");
            return other + "; try another " + portOption;
        }
        return e.getMessage() + "; try a " + portOption + " above " + LAST_PRIVILEGED_PORT;
    }

    private static boolean canBindAnyPort(InetSocketAddress address) {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(new InetSocketAddress(address.getAddress(), 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasListener(InetSocketAddress address) {
        try (SocketChannel channel = SocketChannel.open(address)) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
