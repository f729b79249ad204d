package org.charfinder.net;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** Memory that all connections of a loop use in turn, so that one that waits has none of its own. */
final class Workspace {

    static final int BUFFER_SIZE = 64 * 1024;

    /** Enough for the answers of a turn, several times over. */
    private static final int SPARE_REPLIES = 256;

    /** Bytes from a socket; direct, or Java would copy them through a direct buffer of its own. */
    final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_SIZE);

    /** The same bytes, where they are cut into lines. */
    final byte[] input = new byte[BUFFER_SIZE];

    /** Pieces of replies on their way to a socket. */
    final Gather gather = new Gather();

    private final ArrayDeque<Reply> replies = new ArrayDeque<>();
    private final ArrayDeque<ArrayDeque<Reply>> queues = new ArrayDeque<>();

    /** An empty reply; it may be kept as long as it is not out. */
    Reply takeReply() {
        Reply reply = replies.poll();
        return reply == null ? new Reply() : reply;
    }

    void giveBack(Reply reply) {
        if (replies.size() < SPARE_REPLIES) {
            reply.clear();
            replies.push(reply);
        }
    }

    /** An empty queue; it may be kept as long as there is something in it. */
    ArrayDeque<Reply> takeQueue() {
        ArrayDeque<Reply> queue = queues.poll();
        return queue == null ? new ArrayDeque<>() : queue;
    }

    void giveBack(ArrayDeque<Reply> emptyQueue) {
        if (queues.isEmpty()) {
            queues.push(emptyQueue);
        }
    }
}
