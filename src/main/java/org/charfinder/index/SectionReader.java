package org.charfinder.index;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.charfinder.index.IndexLayout.Section;

/** Reads the sections of an index file, each on its own, and refuses those that are damaged. One thread at a time. */
final class SectionReader implements Closeable {

    private static final int CHUNK = 64 * 1024; // a whole number of whatever a section is made of

    private final FileChannel channel;
    private final ByteBuffer header = ByteBuffer.allocate(IndexLayout.HEADER_LENGTH);
    private final IndexLayout layout;
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    private Section section; // the one that is being read
    private long next; // offset of its next chunk
    private CRC32C checksum; // of what was read of it

    /**
     * Opens a file.
     *
     * @throws IndexFormatException if the file does not begin with the header of a whole index of the format known here
     */
    SectionReader(Path file) throws IOException {
        channel = FileChannel.open(file);
        try {
            layout = readLayout();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private IndexLayout readLayout() throws IOException {
        long length = channel.size();
        if (length < IndexLayout.HEADER_LENGTH) {
            throw new IndexFormatException("it is no index: it has %d bytes, a header alone has %d"
                    .formatted(length, IndexLayout.HEADER_LENGTH));
        }
        fill(header, 0);
        return IndexLayout.read(header, length);
    }

    IndexLayout layout() {
        return layout;
    }

    int[] ints(Section wanted) throws IOException {
        int[] ints = new int[begin(wanted) / Integer.BYTES];
        int count = 0;
        while (readChunk()) {
            IntBuffer more = chunk.asIntBuffer();
            int length = more.remaining();
            more.get(ints, count, length);
            count += length;
        }
        return ints;
    }

    long[] longs(Section wanted) throws IOException {
        long[] longs = new long[begin(wanted) / Long.BYTES];
        int count = 0;
        while (readChunk()) {
            LongBuffer more = chunk.asLongBuffer();
            int length = more.remaining();
            more.get(longs, count, length);
            count += length;
        }
        return longs;
    }

    /** Into a direct buffer, for what is large and seldom used: a heap would have to have room for it twice. */
    ByteBuffer buffer(Section wanted) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(layout.length(wanted));
        read(wanted, buffer);
        return buffer;
    }

    byte[] bytes(Section wanted) throws IOException {
        byte[] bytes = new byte[begin(wanted)];
        int count = 0;
        while (readChunk()) {
            int length = chunk.remaining();
            chunk.get(bytes, count, length);
            count += length;
        }
        return bytes;
    }

    /** Into a buffer, from position 0. */
    void read(Section wanted, ByteBuffer target) throws IOException {
        ByteBuffer bytes = target.slice(0, begin(wanted));
        fill(bytes, next);
        checksum.update(bytes.flip());
        IndexLayout.verify(wanted, checksum, header);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private int begin(Section wanted) {
        section = wanted;
        next = layout.start(wanted);
        checksum = new CRC32C();
        return layout.length(wanted);
    }

    /** Reads the next chunk; if there is none, the section was whole. */
    private boolean readChunk() throws IOException {
        int left = (int) (layout.start(section) + layout.length(section) - next);
        if (left == 0) {
            IndexLayout.verify(section, checksum, header);
            return false;
        }
        fill(chunk.clear().limit(Math.min(left, CHUNK)), next);
        checksum.update(chunk.flip());
        next += chunk.flip().remaining();
        return true;
    }

    private void fill(ByteBuffer buffer, long offset) throws IOException {
        long at = offset;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            at += read;
        }
    }
}
