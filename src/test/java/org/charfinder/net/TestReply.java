package org.charfinder.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;

/** A reply that a test fills and reads without a socket. It may be used again. */
public final class TestReply {

    private final Reply reply = new Reply();
    private final WriteBatch batch = new WriteBatch();

    /** The reply to fill. */
    public Reply reply() {
        return reply;
    }

    public boolean endsSession() {
        return reply.endsSession();
    }

    /** Reads all bytes that a client would receive, and empties the reply. */
    public byte[] take() {
        Received received = new Received();
        try {
            while (!reply.isSent()) {
                batch.clear(Long.MAX_VALUE);
                reply.addTo(batch);
                reply.advance(batch.writeTo(received));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reply.clear();
        return received.bytes.toByteArray();
    }

    /** Empties the reply. */
    public void clear() {
        reply.clear();
    }

    private static final class Received implements GatheringByteChannel {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public long write(ByteBuffer[] pieces, int offset, int length) {
            long taken = 0;
            for (int i = offset; i < offset + length; i++) {
                taken += write(pieces[i]);
            }
            return taken;
        }

        @Override
        public long write(ByteBuffer[] pieces) {
            return write(pieces, 0, pieces.length);
        }

        @Override
        public int write(ByteBuffer piece) {
            byte[] more = new byte[piece.remaining()];
            piece.get(more);
            bytes.writeBytes(more);
            return more.length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
