package org.charfinder.ask;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * How to ask.
 *
 * @param servers share the questions; at least one, resolved
 * @param connections the most connections, to all servers together; at least 1
 * @param pipeline the most queries in flight on a connection, at least 1
 * @param inOrder whether the answers come in the order of the questions; otherwise they come as they are complete
 * @param rate the most queries a second, above 0; {@link Double#POSITIVE_INFINITY}: no limit
 * @param timeout the longest time in which a server may send nothing while an answer is due; zero: no limit
 * @param retries how often a question is asked again, and how often a server is tried again in a row, at least 0
 */
public record AskOptions(
        List<InetSocketAddress> servers,
        int connections,
        int pipeline,
        boolean inOrder,
        double rate,
        Duration timeout,
        int retries) {}
