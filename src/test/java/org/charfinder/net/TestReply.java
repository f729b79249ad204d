package org.charfinder.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.time.Duration;
import org.charfinder.loop.Timer;

/** A reply that a test fills and reads without a socket. It may be used again. */
public final class TestReply {

    private static final Deferred.Waiter NOBODY = new Deferred.Waiter() {
        @Override
        public void completed() {}

        @Override
        public Timer schedule(Duration delay, Runnable task) {
            throw new UnsupportedOperationException();
        }
    };

    private final Reply reply = new Reply();
    private final WriteBatch batch = new WriteBatch();

    /** The reply to fill. It may be deferred, if it is completed before it is read. */
    public Reply reply() {
        reply.permitDeferral(NOBODY);
        return reply;
    }

    /** Fills the reply if it was deferred, as the server does. */
    public void complete() {
        Deferred<Reply> deferred = reply.takeDeferred();
        if (deferred != null) {
            deferred.fill(reply);
        }
    }

    public boolean endsSession() {
        return reply.endsSession();
    }

    /** Reads all bytes that a client would receive, and empties the reply. */
    public byte[] take() {
        complete();
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
        complete();
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
