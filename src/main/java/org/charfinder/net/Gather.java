package org.charfinder.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.Arrays;

/**
 * Pieces of replies that go out in one system call: small ones are copied together, large ones are sent from where they
 * lie. One for all connections of a loop.
 */
final class Gather {

    /** From here on a piece is worth an entry of its own in the system call, rather than a copy. */
    static final int LARGE = 2 * 1024;

    /** Room for copies: more small pieces wait for the next call. */
    private static final int COPIES = 64 * 1024;

    /** Pieces a call; systems allow a thousand and more. */
    private static final int PIECES = 256;

    private final ByteBuffer copies = ByteBuffer.allocateDirect(COPIES); // direct, or Java would copy it once more
    private final ByteBuffer[] pieces = new ByteBuffer[PIECES];
    private final ByteBuffer[] ofCopies = new ByteBuffer[PIECES]; // seen through positions and limits of their own
    private final ByteBuffer[] ofShared = new ByteBuffer[PIECES]; // the same of the buffer that was shared last
    private ByteBuffer shared;
    private int count; // of pieces
    private int copiedFrom; // where the copies begin that are not yet a piece
    private long bytes;
    private long limit;

    /** Begins anew, to take so many bytes at most. */
    void clear(long most) {
        copies.clear();
        copiedFrom = 0;
        count = 0;
        bytes = 0;
        limit = most;
    }

    /** How many bytes there are. */
    long size() {
        return bytes;
    }

    /**
     * Adds bytes of a buffer that stays as it is; of several in a row, best always the same.
     *
     * @return how many of them there was room for
     */
    int add(ByteBuffer source, int start, int stop) {
        int length = (int) Math.min(stop - start, limit - bytes);
        if (length < LARGE) {
            length = Math.min(length, copies.remaining());
            int at = copies.position();
            copies.put(at, source, start, length).position(at + length);
        } else if (count < PIECES - 2) { // copies before it, itself, copies behind it
            endCopies();
            pieces[count] = view(source).limit(start + length).position(start);
            count++;
        } else {
            return 0;
        }
        bytes += length;
        return length;
    }

    /** Adds bytes of an array; returns the same. */
    int add(byte[] source, int start, int stop) {
        int length = (int) Math.min(stop - start, Math.min(limit - bytes, copies.remaining()));
        copies.put(source, start, length);
        bytes += length;
        return length;
    }

    /** Makes a piece of what was copied since the last one. */
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

    /** Sends; returns how many bytes the socket has taken. */
    long writeTo(GatheringByteChannel channel) throws IOException {
        if (count == 0) {
            return channel.write(copies.flip());
        }
        endCopies();
        return channel.write(pieces, 0, count);
    }
}
