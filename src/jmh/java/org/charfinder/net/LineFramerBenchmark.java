package org.charfinder.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.charfinder.benchmark.HotPath;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** Cutting what a client has pipelined into lines: as it came, and in pieces that end anywhere. Times are per line. */
public class LineFramerBenchmark extends HotPath {

    private static final int LINES = 64;

    /** What a client sends; bytes beyond ASCII are Telnet commands. */
    public enum Input {
        PLAIN("black chess rook\r\n"),
        /** A line with an option asked for, a subnegotiation and a no-operation in it. */
        TELNET("\u00FF\u00FD\u0001black \u00FF\u00FA\u001F\u0050\u0018\u00FF\u00F0chess\u00FF\u00F1 rook\r\n");

        private final byte[] bytes;

        Input(String line) {
            bytes = line.repeat(LINES).getBytes(ISO_8859_1);
        }
    }

    @Param
    Input input;

    @Param({"7", "65536"})
    int piece; // bytes that come at once, at most

    private byte[] bytes;
    private LineFramer framer;

    @Setup
    public void prepare() {
        bytes = new byte[input.bytes.length];
        framer = new LineFramer(4096);
    }

    @Benchmark
    @OperationsPerInvocation(LINES)
    public void cut(Blackhole lines) {
        System.arraycopy(input.bytes, 0, bytes, 0, bytes.length); // the framer writes to what it cuts
        for (int from = 0; from < bytes.length; from += piece) {
            framer.add(bytes, from, Math.min(bytes.length, from + piece));
            for (Event event = framer.next(); event != Event.NONE; event = framer.next()) {
                lines.consume(framer.lineStop() - framer.lineStart());
            }
        }
    }
}
