package org.charfinder.simulation;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.charfinder.net.ClientAddresses;
import org.charfinder.net.ServerOptions;

/**
 * What a life is like. Each life has other faults, and other limits: with all of them at once, some would hide others.
 *
 * @param steps after these the server is asked to end
 * @param options of the server
 * @param memory the bytes of clients from which on memory is scarce
 * @param clients that are connected at once, at most
 * @param deferred one in so many lines is answered by a task of the executor; 0: none, as in the following ones
 * @param cancels one in so many items that a client types is Ctrl-C or Ctrl-O
 * @param noise one in so many characters has a Telnet command before it
 * @param resets one in so many acts of a client is to reset its connection
 * @param shortTransfers one in so many reads and writes transfers fewer bytes than it could
 * @param surprises one in so many selections reports a socket that is not ready
 * @param interruptions one in so many system calls lets the clients act
 * @param failures one in so many steps makes accepting fail, breaks the selector, or suspends the machine
 */
record Plan(
        int steps,
        ServerOptions options,
        long memory,
        int clients,
        int deferred,
        int cancels,
        int noise,
        int resets,
        int shortTransfers,
        int surprises,
        int interruptions,
        int failures) {

    private static final InetSocketAddress ADDRESS = new InetSocketAddress("127.0.0.1", 2323);

    static Plan draw(Dice dice, int steps) {
        return new Plan(
                steps,
                options(dice),
                dice.of(0L, 3_000L, 20_000L, 1L << 30, 1L << 30),
                dice.from(1, 24),
                dice.of(0, 0, 2, 10),
                dice.of(0, 0, 0, 3, 10),
                dice.of(0, 0, 3, 20),
                dice.of(0, 50, 500),
                dice.of(0, 2, 10),
                dice.of(0, 5, 50),
                dice.of(0, 3, 30),
                dice.of(0, 50, 500));
    }

    private static ServerOptions options(Dice dice) {
        return new ServerOptions(
                        ADDRESS,
                        dice.of(80, 200, 4096),
                        dice.from(1, 30),
                        Duration.ofSeconds(dice.of(60, 120, 1800)),
                        Duration.ofSeconds(dice.of(20, 60, 300)),
                        Duration.ofSeconds(dice.of(10, 60)),
                        Duration.ofSeconds(dice.of(0, 1, 10, 30)))
                .withClients(new ClientAddresses(List.of(), dice.of(0, 0, 1, 5)));
    }

    boolean hasGraceEnd() {
        return !options.grace().isZero();
    }
}
