package org.charfinder.process;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for programs that can't choose one themselves. */
public final class FreePort {

    private static final int FIRST = 10_000;
    private static final int STOP = 30_000; // Linux gives away ports from 32,768 on

    private FreePort() {}

    /** A socket on a port that the kernel gives to no other process that asks for any port, also when it is closed. */
    public static ServerSocket open() throws IOException {
        while (true) {
            try {
                return new ServerSocket(ThreadLocalRandom.current().nextInt(FIRST, STOP));
            } catch (BindException e) {
                continue; // with another port
            }
        }
    }

    /** Such a port. */
    public static int choose() throws IOException {
        try (ServerSocket socket = open()) {
            return socket.getLocalPort();
        }
    }

    /** Waits until a process listens on a port of this machine. */
    public static void awaitListener(Process process, int port) throws IOException {
        while (true) {
            try {
                SocketChannel.open(new InetSocketAddress("127.0.0.1", port)).close();
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IOException("the process that was to listen has ended with " + process.exitValue(), e);
                }
                Thread.onSpinWait();
            }
        }
    }
}
