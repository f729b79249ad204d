package org.charfinder.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * The input of a connection: reads bytes from the socket, cuts them into events, and keeps those that can't be answered
 * in their turn. Only this class knows whether the input has ended.
 *
 * <pre>
 *   socket -- read --&gt; LineFramer -- nextReceived, defer --&gt; pending input
 *                          |                                      |
 *                          +--------------- next -----------------+--&gt; events in order
 * </pre>
 */
final class Inbox {

    /** Bytes of pending input, at most. What exceeds them is left to TCP's flow control. */
    private static final int LIMIT = LoopBuffers.BUFFER_SIZE;

    /** The limit while memory is scarce: room for a few lines and for Ctrl-C. */
    private static final int SCARCE_LIMIT = 4 * 1024;

    private final ServerResources shared;
    private final LineFramer framer;
    private @Nullable PendingInput pending; // null: none, and the last event is the framer's
    private boolean received; // in this turn
    private boolean heard; // the client has sent a byte
    private boolean held; // nothing is read for now
    private boolean ended; // nothing more is read from the socket
    private boolean peerEnded; // the client has sent end-of-file

    Inbox(ServerResources shared) {
        this.shared = shared;
        framer = new LineFramer(shared.maxLine());
    }

    void beginTurn() {
        received = false;
        framer.beginTurn();
    }

    /** Reads what has arrived, as far as there is room for pending input. */
    void read(ReadableByteChannel socket) throws IOException {
        int room = limit() - pendingBytes();
        if (ended || held || room <= 0) {
            return;
        }
        ByteBuffer in = shared.buffers().in;
        int read = socket.read(in.clear().limit(Math.min(room, in.capacity())));
        if (read < 0) {
            peerEnded = true;
            framer.end();
        } else {
            shared.counters().add(ServerCount.BYTES_IN, read);
            byte[] input = shared.buffers().input;
            in.get(0, input, 0, read);
            framer.add(input, 0, read);
        }
        received |= read != 0;
        heard |= read > 0;
    }

    /** Takes input that was read before there was a connection. Its array is lent until {@link #next} has no more. */
    void receive(ByteBuffer bytes) {
        shared.counters().add(ServerCount.BYTES_IN, bytes.remaining());
        int start = bytes.arrayOffset() + bytes.position();
        framer.add(bytes.array(), start, start + bytes.remaining());
        heard = true;
    }

    /**
     * Reads and ignores what has arrived. Closing a socket with unread input would make the client's kernel drop the
     * last reply.
     *
     * @return whether the client has sent end-of-file
     */
    boolean discard(ReadableByteChannel socket) throws IOException {
        int read = socket.read(shared.buffers().in.clear());
        if (read < 0) {
            return true;
        }
        shared.counters().add(ServerCount.BYTES_IN, read);
        return false;
    }

    /**
     * The next event in order; {@link Event#NONE} if there is none yet. Its details are valid until an event is
     * deferred.
     */
    Event next() {
        if (pending != null) {
            Event event = pending.next();
            if (event != Event.NONE) {
                return event;
            }
            pending = null; // an idle connection keeps no memory for it
        }
        return framer.next();
    }

    /** The line of the last event is in this array, from {@link #lineStart} to before {@link #lineStop}. */
    byte[] line() {
        return pending != null ? pending.line() : framer.line();
    }

    int lineStart() {
        return pending != null ? pending.lineStart() : framer.lineStart();
    }

    int lineStop() {
        return pending != null ? pending.lineStop() : framer.lineStop();
    }

    /** The option of the last event. */
    byte option() {
        return pending != null ? pending.option() : framer.option();
    }

    /** Whether the last event was pending: the client may have sent it before an interrupt that was seen since. */
    boolean wasPending() {
        return pending != null;
    }

    /** The next event of what was read in this turn, ahead of the pending ones; {@link Event#NONE} if there is none. */
    Event nextReceived() {
        return ended ? Event.NONE : framer.next();
    }

    /** Adds the event that {@link #nextReceived} has returned to the pending ones. */
    void defer(Event event) {
        if (pending == null) {
            pending = new PendingInput();
        }
        pending.add(event, framer);
        ended |= event == Event.END;
    }

    /**
     * Holds reading, or lets it go on.
     *
     * @param on whether nothing is read for now
     */
    void hold(boolean on) {
        held = on;
    }

    boolean isHeld() {
        return held;
    }

    /** Reads nothing more: what has been received is answered. */
    void stop() {
        ended = true;
    }

    /** Drops pending lines. Telnet's questions stay, and so does the end. */
    void dropLines() {
        if (pending != null) {
            pending.dropLines();
        }
    }

    void clear() {
        pending = null;
    }

    boolean hasPending() {
        return pending != null && !pending.isEmpty();
    }

    /** Whether a line or a command has begun and not ended. */
    boolean isUnfinished() {
        return framer.isUnfinished();
    }

    /** Whether in this turn a command or an erased line has ended before anything else began. */
    boolean hasRested() {
        return framer.hasRested();
    }

    /** Whether bytes or end-of-file have come in this turn. */
    boolean hasReceived() {
        return received;
    }

    /** Whether the client has ever sent a byte. */
    boolean hasHeard() {
        return heard;
    }

    /** Whether the client has sent end-of-file. */
    boolean hasPeerEnded() {
        return peerEnded;
    }

    /** Whether more should be read from the socket. */
    boolean wantsMore() {
        return !ended && !held && pendingBytes() < limit();
    }

    private int pendingBytes() {
        return pending == null ? 0 : pending.size();
    }

    private int limit() {
        return shared.memory().isScarce() ? SCARCE_LIMIT : LIMIT;
    }

    /** The bytes of memory that it keeps between turns. */
    int capacity() {
        return framer.capacity() + (pending == null ? 0 : pending.capacity());
    }
}
