package org.charfinder.client;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * The options of {@link LineClients}.
 *
 * @param address of the server
 * @param connections how many connections to open, at least 1
 * @param pipeline the lines in flight on each connection, at least 1
 * @param prompt what ends a reply, at the start of a line: ASCII
 * @param errorMark what an error begins with: ASCII
 * @param patience the longest time in which a server may send nothing while a reply is due; zero: no limit
 */
public record ClientOptions(
        InetSocketAddress address, int connections, int pipeline, String prompt, String errorMark, Duration patience) {}
