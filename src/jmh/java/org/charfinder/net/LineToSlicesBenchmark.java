package org.charfinder.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.charfinder.benchmark.HotPath;
import org.charfinder.benchmark.QueryClass;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.server.SearchService;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * All that a query costs but the network: from a line's bytes to the slices and the status line of its reply. With
 * {@code -prof gc}, gc.alloc.rate.norm is the bytes that a query allocates.
 */
public class LineToSlicesBenchmark extends HotPath {

    private static final int QUERIES = 1024; // more than a branch predictor remembers

    @Param("TYPICAL")
    QueryClass queries;

    private final Reply reply = new Reply();
    private LineHandler handler;
    private byte[][] lines;
    private int next;

    @Setup
    public void prepare() {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        UnicodeNameIndex index = UnicodeNameIndex.build();
        Duration never = Duration.ZERO;
        SearchService host = new SearchService(index, new ServerOptions(address, 4096, 1, never, never, never, never));
        handler = host.create(address);
        lines = queries.take(QUERIES, index).stream()
                .map(query -> query.getBytes(UTF_8))
                .toArray(byte[][]::new);
    }

    @Benchmark
    public long answer() {
        next = (next + 1) % QUERIES;
        reply.clear();
        handler.answer(lines[next], 0, lines[next].length, reply);
        return reply.remaining();
    }
}
