package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * A client that keeps asking a short query while other clients cause trouble. Every reply must be right, and its
 * latency is recorded. It asks as fast as it can while a test waits for replies; otherwise, in a build, it pauses.
 */
final class Probe implements Runnable {

    private static final ByteBuffer QUERY = ByteBuffer.wrap("euro currency\r\n".getBytes(UTF_8));
    private static final byte[] REPLY =
            "U+20A0 \t₠\tEURO-CURRENCY SIGN\r\n1 match for 'euro currency' - 3 more by other names (:also)\r\n?> "
                    .getBytes(UTF_8);
    private static final int BASELINE = Scale.of(500, 2000); // replies before the trouble begins
    private static final int PAUSE_MILLIS = Scale.of(2, 0); // so that it does not take a processor from other tests

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(REPLY.length);
    private final Thread thread = new Thread(this, "probe");
    private long[] nanos = new long[1 << 16];
    private int replies; // guarded by this, as are the next two
    private int wanted; // by those that wait
    private Throwable failure;
    private volatile boolean ended;

    /** Connects, and asks until the latency of an idle server is known. */
    Probe(int port) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        read("?> ".getBytes(UTF_8));
        for (int i = 0; i < BASELINE; i++) {
            ask();
        }
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (!ended) {
                ask();
                pause();
            }
        } catch (Throwable e) { // whatever it is, the thread that waits for replies must know
            synchronized (this) {
                failure = e;
                notifyAll();
            }
        }
    }

    private void ask() throws IOException {
        long start = System.nanoTime();
        channel.write(QUERY.rewind());
        read(REPLY);
        if (replies == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * nanos.length);
        }
        nanos[replies] = System.nanoTime() - start;
        synchronized (this) {
            replies++;
            notifyAll();
        }
    }

    /** Pauses until the next question is due, or a reply is wanted. */
    private synchronized void pause() throws InterruptedException {
        if (PAUSE_MILLIS > 0 && replies >= wanted) {
            wait(PAUSE_MILLIS);
        }
    }

    private void read(byte[] expected) throws IOException {
        in.clear().limit(expected.length);
        while (in.hasRemaining()) {
            if (channel.read(in) < 0) {
                throw new IOException("end of file in a reply to the probe");
            }
        }
        if (!in.flip().equals(ByteBuffer.wrap(expected))) {
            throw new AssertionError("the probe got " + UTF_8.decode(in) + " for " + new String(expected, UTF_8));
        }
    }

    /** Waits for a number of further replies; the loop has turned at least as often then. */
    synchronized void await(int more) throws InterruptedException {
        int awaited = replies + more;
        wanted = Math.max(wanted, awaited);
        notifyAll();
        while (replies < awaited) {
            if (failure != null) {
                throw new AssertionError("the probe was not answered", failure);
            }
            wait();
        }
    }

    /** Ends; returns the latencies. */
    String end() throws IOException {
        try {
            await(1);
            ended = true;
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError("no test is interrupted", e);
        }
        channel.close();
        if (failure != null) {
            throw new AssertionError("the probe was not answered", failure);
        }
        return "p99 %s, before %s, longest %s, %,d replies"
                .formatted(
                        millis(percentile99(BASELINE, replies)),
                        millis(percentile99(BASELINE / 2, BASELINE)), // the first half warms up
                        millis(Arrays.stream(nanos, BASELINE, replies).max().orElseThrow()),
                        replies);
    }

    private long percentile99(int from, int to) {
        long[] sorted = Arrays.copyOfRange(nanos, from, to);
        Arrays.sort(sorted);
        return sorted[sorted.length * 99 / 100];
    }

    private static String millis(long nanos) {
        return "%.2f ms".formatted(nanos / 1e6);
    }
}
