package org.charfinder.net;

import java.nio.ByteBuffer;
import org.charfinder.benchmark.HotPath;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Copying the slices of a result into a reply, which may outlive the result. */
public class ReplyBenchmark extends HotPath {

    @Param({"1", "4", "16", "128"})
    int slices;

    private final ByteBuffer shared = ByteBuffer.allocateDirect(1024);
    private final int[] startsAndStops = new int[256];
    private final Reply reply = new Reply();

    @Benchmark
    public long add() {
        reply.clear();
        reply.add(shared, startsAndStops, slices);
        return reply.remaining();
    }
}
