package org.charfinder.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/** A socket without a network: it gives what a test has sent, and takes as many bytes as a test allows. */
final class FakeSocket implements GatheringByteChannel, ReadableByteChannel {

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private byte[] sent = {};
    private boolean ended;
    private long room = Long.MAX_VALUE;
    private int calls;

    /** What the other end sends. */
    void send(byte... bytes) {
        int length = sent.length;
        sent = Arrays.copyOf(sent, length + bytes.length);
        System.arraycopy(bytes, 0, sent, length, bytes.length);
    }

    void send(String latin1) {
        send(latin1.getBytes(ISO_8859_1));
    }

    /** The other end sends end-of-file, after everything else. */
    void end() {
        ended = true;
    }

    /** Takes this many bytes from now on, and no more. */
    void setRoom(long bytes) {
        room = bytes;
    }

    /** What was written since the last call. */
    String take() {
        String text = received.toString(ISO_8859_1);
        received.reset();
        return text;
    }

    /** The bytes that were sent and not read. */
    int unread() {
        return sent.length;
    }

    /** The system calls that write, so far. */
    int calls() {
        return calls;
    }

    @Override
    public int read(ByteBuffer target) {
        int length = Math.min(target.remaining(), sent.length);
        if (length == 0) {
            return ended && sent.length == 0 ? -1 : 0;
        }
        target.put(sent, 0, length);
        sent = Arrays.copyOfRange(sent, length, sent.length);
        return length;
    }

    @Override
    public int write(ByteBuffer source) {
        return (int) write(new ByteBuffer[] {source}, 0, 1);
    }

    @Override
    public long write(ByteBuffer[] sources) {
        return write(sources, 0, sources.length);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        calls++;
        long written = 0;
        for (int i = offset; i < offset + length; i++) {
            byte[] bytes = new byte[(int) Math.min(room, sources[i].remaining())];
            sources[i].get(bytes);
            received.writeBytes(bytes);
            written += bytes.length;
            room -= bytes.length;
        }
        return written;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() throws IOException {
        throw new IOException("only a connection closes its socket");
    }
}
