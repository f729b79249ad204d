package org.charfinder.bench;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * How to run.
 *
 * @param address of the server
 * @param connections how many, at least 1
 * @param pipeline the queries in flight on each connection, at least 1
 * @param warmup how long to ask before measuring
 * @param duration how long to measure
 * @param patience how long a server that owes a reply may send nothing; zero: for ever
 */
public record BenchOptions(
        InetSocketAddress address,
        int connections,
        int pipeline,
        Duration warmup,
        Duration duration,
        Duration patience) {}
