package org.charfinder.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of replies that are sent with one system call. Small pieces are copied together, large ones are sent from
 * their own buffer. All connections of a loop share one batch.
 */
final class WriteBatch {

    /** Pieces of at least this size, in bytes, are not copied: they are entries of their own in the system call. */
    static final int LARGE = 2 * 1024;

    /** Room for copies, in bytes. Further small pieces wait for the next call. */
    private static final int COPIES = 64 * 1024;

    /** Entries of a system call, at most. Kernels allow at least a thousand. */
    private static final int PIECES = 256;

    private final ByteBuffer copies = ByteBuffer.allocateDirect(COPIES); // direct, or the JDK would copy it once more
    private final ByteBuffer[] pieces = new ByteBuffer[PIECES];
    private final ByteBuffer[] ofCopies = new ByteBuffer[PIECES]; // duplicates, for positions and limits of their own
    private final ByteBuffer[] ofShared = new ByteBuffer[PIECES]; // the same, of the shared buffer
    private @Nullable ByteBuffer shared; // the last one added
    private int count; // of pieces
    private int copiedFrom; // start of the copies that are not yet a piece
    private long bytes;
    private long limit;

    /** Empties the batch. It takes at most {@code most} bytes then. */
    void clear(long most) {
        copies.clear();
        copiedFrom = 0;
        count = 0;
        bytes = 0;
        limit = most;
    }

    /** The bytes in the batch. */
    long size() {
        return bytes;
    }

    /**
     * Adds bytes of a buffer that does not change until they are sent. Consecutive calls with the same buffer are
     * fastest.
     *
     * @param start the first byte
     * @param stop after the last byte
     * @return the number of bytes for which there was room
     */
    int add(ByteBuffer source, int start, int stop) {
        int length = (int) Math.min(stop - start, limit - bytes);
        if (length < LARGE) {
            length = Math.min(length, copies.remaining());
            int at = copies.position();
            copies.put(at, source, start, length).position(at + length);
        } else if (count < PIECES - 2) { // copies before it, the piece, copies after it
            endCopies();
            pieces[count] = view(source).limit(start + length).position(start);
            count++;
        } else {
            return 0;
        }
        bytes += length;
        return length;
    }

    /** Adds bytes of an array, which are copied; parameters and result as above. */
    int add(byte[] source, int start, int stop) {
        int length = (int) Math.min(stop - start, Math.min(limit - bytes, copies.remaining()));
        copies.put(source, start, length);
        bytes += length;
        return length;
    }

    /** Makes one piece of the copies since the last piece. */
    private void endCopies() {
        int end = copies.position();
        if (end == copiedFrom) {
            return;
        }
        if (ofCopies[count] == null) {
            ofCopies[count] = copies.duplicate();
        }
        pieces[count] = ofCopies[count].limit(end).position(copiedFrom);
        count++;
        copiedFrom = end;
    }

    @SuppressWarnings("ReferenceEquality") // the same buffer, not equal bytes
    private ByteBuffer view(ByteBuffer source) {
        if (shared != source) {
            shared = source;
            Arrays.fill(ofShared, null);
        }
        if (ofShared[count] == null) {
            ofShared[count] = source.duplicate();
        }
        return ofShared[count];
    }

    /** Sends the batch; returns the number of bytes that the socket has taken. */
    long writeTo(GatheringByteChannel channel) throws IOException {
        if (count == 0) {
            return channel.write(copies.flip());
        }
        endCopies();
        return channel.write(pieces, 0, count);
    }
}
