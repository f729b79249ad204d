package org.charfinder.client;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the lines that other threads put into a queue, over one connection, in their order. A thread waits while the
 * queue is full, so a server that is slow slows it down.
 *
 * <pre>
 *   put -> queue | Asker.nextLine -> socket     left of the bar: any thread; right of it: the thread of the loop
 * </pre>
 */
public final class LineFeed {

    private static final byte[] END = {};

    private final class Feeder implements Asker {
        @Override
        public byte @Nullable [] nextLine() {
            byte[] line = lines.poll();
            if (line == null) {
                return null;
            }
            room.release();
            if (isEnd(line)) {
                inputEnded = true;
                clients.execute(client::endInput); // not at once: the client is asking for a line
                return null;
            }
            unanswered++;
            return line;
        }

        @Override
        public void received(ByteBuffer in, int start, int stop, long time) {
            byte[] bytes = new byte[stop - start];
            in.get(start, bytes);
            replies.accept(bytes);
        }

        @Override
        public void replied(long asked, long time) {
            unanswered--;
        }

        @Override
        public void ended(Ending ending, @Nullable String words) {
            if (ending != Ending.CLOSED || !inputEnded || unanswered > 0) {
                failure = ending.describe(words, clients.patience());
            }
            over = true;
            room.release(); // for the first thread that waits, which releases the next one
        }
    }

    private final LineClients clients;
    private final LineClient client;
    private final Consumer<byte[]> replies;
    private final Queue<byte[]> lines = new ConcurrentLinkedQueue<>();
    private final Semaphore room; // for further lines
    private final AtomicBoolean told = new AtomicBoolean(); // the loop is going to look into the queue
    private volatile boolean over; // the connection has ended

    private boolean inputEnded; // these are of the loop's thread
    private long unanswered;
    private @Nullable String failure;

    /**
     * Connects in one of the next turns.
     *
     * @param clients whose thread asks
     * @param server the address
     * @param most the lines in flight, at least 1; as many others wait in the queue
     * @param replies is given the bytes of the replies as they come, in the thread of the loop
     */
    public LineFeed(LineClients clients, InetSocketAddress server, int most, Consumer<byte[]> replies) {
        this.clients = clients;
        this.replies = replies;
        room = new Semaphore(most);
        client = clients.connect(server, most, new Feeder());
    }

    @SuppressWarnings("ReferenceEquality") // an empty line of the caller is none
    private static boolean isEnd(byte[] line) {
        return line == END;
    }

    /**
     * Adds a line to the queue, and waits while that is full. Any thread but that of the loop may call. Interrupting
     * the thread has no effect.
     *
     * @param line with its end; the caller does not change it
     * @return false if the connection has ended, and the line is dropped
     * @throws IllegalArgumentException if it is longer than {@link Asker#MAX_LINE}
     */
    public boolean put(byte[] line) {
        if (line.length > Asker.MAX_LINE) {
            throw new IllegalArgumentException(
                    "a line has at most %,d bytes, this has %,d".formatted(Asker.MAX_LINE, line.length));
        }
        room.acquireUninterruptibly();
        if (over) {
            room.release();
            return false;
        }
        lines.add(line);
        if (!told.getAndSet(true)) {
            clients.execute(this::askMore);
        }
        return true;
    }

    /** No line follows: the connection ends when all replies have come. As {@link #put} otherwise. */
    public void end() {
        put(END);
    }

    private void askMore() {
        told.set(false);
        client.askMore();
    }

    /**
     * Why the connection has ended too early. Only the thread of the loop may call.
     *
     * @return as {@link Asker.Ending#describe}; null if it has not ended, or all lines were answered before
     */
    public @Nullable String failure() {
        return failure;
    }
}
