package org.charfinder.client;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.LongSupplier;
import org.charfinder.loop.Deadlines;
import org.charfinder.loop.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * What all connections of a loop share.
 *
 * @param owner is told of the ends
 * @param loop its clock is precise enough for deadlines
 * @param framing marks the ends of replies
 * @param nanoTime the clock for latencies, as {@link System#nanoTime}
 * @param stalled the deadlines of replies
 * @param in holds what a connection reads, until another connection reads
 * @param out holds what a connection sends, until another connection sends
 */
record ClientResources(
        Owner owner,
        EventLoop loop,
        Framing framing,
        LongSupplier nanoTime,
        Deadlines stalled,
        ByteBuffer in,
        ByteBuffer out) {

    /** What a connection tells its owner. */
    interface Owner {
        /** The connection may be asked, or has ended before. Called once. */
        void settled();

        /** The connection has ended. The owner closes the channel; null: it was never opened. */
        void ended(@Nullable SocketChannel channel);
    }
}
