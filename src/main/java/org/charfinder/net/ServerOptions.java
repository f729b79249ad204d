package org.charfinder.net;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * The options of a {@link LineServer}.
 *
 * @param address where to listen; port 0 asks the kernel for a free one
 * @param maxLine the longest line, in bytes, without its end and Telnet commands; at least 1
 * @param maxClients the number of clients that may be connected at once, at least 1; others are refused with an error
 * @param idleTimeout the longest time in which a client may send nothing, unless it waits for a deferred reply; zero:
 *     no limit
 * @param lineTimeout the longest time from the first byte of a line to its end, while no reply is pending; zero: no
 *     limit
 * @param writeTimeout the longest time in which a client may take no byte of a pending reply; zero: no limit
 * @param grace the longest time that pending replies, deferred ones too, may take after {@link LineServer#shutDown};
 *     zero: no limit
 * @param listening where the listening socket comes from
 * @param clients what their addresses decide
 */
public record ServerOptions(
        InetSocketAddress address,
        int maxLine,
        int maxClients,
        Duration idleTimeout,
        Duration lineTimeout,
        Duration writeTimeout,
        Duration grace,
        Listening listening,
        ClientAddresses clients) {

    private static final int USUAL_LINE = 4096;
    private static final int USUAL_CLIENTS = 1000; // fewer than the file descriptors that most systems allow a process
    private static final Duration USUAL_IDLE_TIMEOUT = Duration.ofMinutes(30);
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration USUAL_GRACE = Duration.ofSeconds(10);

    private static final Duration MAX_TIME = Duration.ofDays(36_500); // nanoseconds must fit into a long

    /**
     * Checks the options.
     *
     * @param address where to listen
     * @param maxLine the longest line, in bytes
     * @param maxClients the number of clients that may be connected at once
     * @param idleTimeout of clients that send nothing
     * @param lineTimeout of unfinished lines
     * @param writeTimeout of clients that take nothing
     * @param grace of pending replies at the end
     * @param listening where the listening socket comes from
     * @param clients what their addresses decide
     * @throws IllegalArgumentException if a number is below 1, or a duration is negative or over 36,500 days; the
     *     message begins with the name of the component
     */
    public ServerOptions {
        requirePositive("maxLine", maxLine);
        requirePositive("maxClients", maxClients);
        requireSensible("idleTimeout", idleTimeout);
        requireSensible("lineTimeout", lineTimeout);
        requireSensible("writeTimeout", writeTimeout);
        requireSensible("grace", grace);
    }

    /**
     * Options of a server that opens its port, is alone there, and treats clients from all addresses alike.
     *
     * @param address where to listen
     * @param maxLine the longest line, in bytes
     * @param maxClients the number of clients that may be connected at once
     * @param idleTimeout of clients that send nothing
     * @param lineTimeout of unfinished lines
     * @param writeTimeout of clients that take nothing
     * @param grace of pending replies at the end
     */
    public ServerOptions(
            InetSocketAddress address,
            int maxLine,
            int maxClients,
            Duration idleTimeout,
            Duration lineTimeout,
            Duration writeTimeout,
            Duration grace) {
        this(
                address,
                maxLine,
                maxClients,
                idleTimeout,
                lineTimeout,
                writeTimeout,
                grace,
                Listening.ALONE,
                ClientAddresses.ANY);
    }

    /**
     * Options that suit most servers: lines of at most 4,096 bytes, 1,000 clients, 30 minutes of silence, one minute
     * for a line and for a client that takes nothing, and a grace of 10 seconds.
     *
     * @param address where to listen; port 0 asks the kernel for a free one
     * @return the options
     */
    public static ServerOptions at(InetSocketAddress address) {
        return new ServerOptions(
                address, USUAL_LINE, USUAL_CLIENTS, USUAL_IDLE_TIMEOUT, USUAL_TIMEOUT, USUAL_TIMEOUT, USUAL_GRACE);
    }

    /**
     * The same options, but for one.
     *
     * @param other where the listening socket comes from
     * @return a copy
     */
    public ServerOptions withListening(Listening other) {
        return new ServerOptions(
                address, maxLine, maxClients, idleTimeout, lineTimeout, writeTimeout, grace, other, clients);
    }

    /**
     * The same options, but for one.
     *
     * @param other what the addresses of clients decide
     * @return a copy
     */
    public ServerOptions withClients(ClientAddresses other) {
        return new ServerOptions(
                address, maxLine, maxClients, idleTimeout, lineTimeout, writeTimeout, grace, listening, other);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value);
        }
    }

    private static void requireSensible(String name, Duration value) {
        if (value.isNegative() || value.compareTo(MAX_TIME) > 0) {
            throw new IllegalArgumentException(name + " must be from 0 to 36500 days, was " + value);
        }
    }
}
