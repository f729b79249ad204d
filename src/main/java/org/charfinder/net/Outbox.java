package org.charfinder.net;

import java.io.IOException;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The pending replies of a connection, in order. They are sent with one system call as far as the socket takes them and
 * the turn allows. While the outbox is blocked no line is answered.
 */
final class Outbox {

    /** Bytes sent at once, at most: some tens of microseconds, and about what a socket takes. */
    static final int BYTES_PER_TURN = 128 * 1024;

    private final ServerResources shared;
    private final GatheringByteChannel socket;
    private @Nullable ArrayDeque<Reply> pending; // null between turns if there are none
    private boolean blocked; // pending replies have to wait for the socket, or for the next turn
    private boolean sent; // something, in this turn
    private final RecentOutput recent = new RecentOutput();

    Outbox(ServerResources shared, GatheringByteChannel socket) {
        this.shared = shared;
        this.socket = socket;
    }

    /** @param mayHaveRoom whether it is worth trying to send what is pending */
    void beginTurn(boolean mayHaveRoom) {
        sent = false;
        blocked = !isEmpty() && !mayHaveRoom;
    }

    /** Adds an empty reply to a line, which the caller fills before the next call. */
    Reply appendReply() {
        recent.resume();
        return append();
    }

    /** Adds an empty reply that is a prompt, an answer to Telnet or a message. The caller fills it as well. */
    Reply append() {
        Reply reply = shared.buffers().takeReply();
        queue().add(reply);
        return reply;
    }

    private ArrayDeque<Reply> queue() {
        if (pending == null) {
            pending = shared.buffers().takeQueue();
        }
        return pending;
    }

    /** Sends what is pending, unless it is blocked. {@link #isBlocked} tells afterwards whether something is left. */
    void send() throws IOException {
        ArrayDeque<Reply> queue = pending;
        if (blocked || queue == null) {
            return;
        }
        WriteBatch batch = shared.buffers().batch;
        long budget = BYTES_PER_TURN;
        while (dropFinished(queue) && !blocked) {
            batch.clear(budget);
            for (Reply reply : queue) {
                if (!reply.addTo(batch)) {
                    break;
                }
            }
            long written = batch.writeTo(socket);
            advance(queue, written);
            shared.counters().add(ServerCount.BYTES_OUT, written);
            recent.add(written, shared.timeouts().now());
            budget -= written;
            sent |= written > 0;
            blocked = written < batch.size() || (budget == 0 && dropFinished(queue));
        }
    }

    /** Moves the cursors of replies over bytes that were sent. */
    private void advance(ArrayDeque<Reply> queue, long bytes) {
        for (long left = bytes; left > 0; ) {
            left = queue.element().advance(left);
            if (left > 0) {
                shared.buffers().giveBack(queue.remove());
            }
        }
    }

    /** Drops replies that are sent; returns whether there are others. */
    private boolean dropFinished(ArrayDeque<Reply> queue) {
        while (!queue.isEmpty() && queue.element().isSent()) {
            shared.buffers().giveBack(queue.remove());
        }
        return !queue.isEmpty();
    }

    /** Drops all pending replies but Telnet's answers. */
    void cancel() {
        queue().removeIf(reply -> !reply.isTelnet());
        blocked = false;
        recent.hold();
    }

    /** The client shows that it has received what was sent. */
    void forgetSent() {
        recent.forget();
    }

    /** Whether a proxy may still hold much of what was sent, though nothing is pending. */
    boolean mayBeUnderWay() {
        return recent.mayBeUnderWay(shared.timeouts().now());
    }

    /**
     * Empties the reply that is being sent.
     *
     * @return that reply; null if there is none
     */
    @Nullable
    Reply abort() {
        for (Reply reply : queue()) {
            if (!reply.isTelnet() && !reply.isSent()) {
                reply.clear();
                return reply;
            }
        }
        return null;
    }

    /** Drops all pending replies. */
    void clear() {
        queue().clear();
    }

    boolean isEmpty() {
        return pending == null || pending.isEmpty();
    }

    /** The bytes that are still to be sent. */
    long remaining() {
        long bytes = 0;
        if (pending != null) {
            for (Reply reply : pending) {
                bytes += reply.remaining();
            }
        }
        return bytes;
    }

    boolean isBlocked() {
        return blocked;
    }

    /** Whether the socket has taken something in this turn. */
    boolean hasSent() {
        return sent;
    }

    /** An empty outbox needs no memory between turns. */
    void endTurn() {
        if (pending != null && pending.isEmpty()) {
            shared.buffers().giveBack(pending);
            pending = null;
        }
    }

    /** The bytes of memory that it keeps between turns. */
    int capacity() {
        int bytes = 0;
        if (pending != null) {
            for (Reply reply : pending) {
                bytes += reply.capacity();
            }
        }
        return bytes;
    }
}
