package org.charfinder.net;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** Memory that all connections of a loop use in turn, so that a waiting connection has none of its own. */
final class LoopBuffers {

    static final int BUFFER_SIZE = 64 * 1024;

    /** Enough for the replies of a turn, several times over. */
    private static final int SPARE_REPLIES = 256;

    /** Bytes from a socket; direct, or the JDK would copy them through a direct buffer of its own. */
    final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_SIZE);

    /** The same bytes, for the line framer. */
    final byte[] input = new byte[BUFFER_SIZE];

    /** The next system call that sends. */
    final WriteBatch batch = new WriteBatch();

    private final ArrayDeque<Reply> replies = new ArrayDeque<>();
    private final ArrayDeque<ArrayDeque<Reply>> queues = new ArrayDeque<>();

    /** An empty reply. The caller may keep it until it is sent. */
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

    /** An empty queue. The caller may keep it as long as it is not empty. */
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
