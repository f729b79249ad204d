package org.charfinder.indexfile;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.charfinder.index.IndexSections;
import org.charfinder.index.IndexSections.Contents;
import org.charfinder.index.Section;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sections of an index file, each when it is first asked for, and refuses damaged ones. Any thread may call;
 * one at a time reads.
 */
final class SectionReader implements Contents, Closeable {

    private static final int CHUNK = 64 * 1024; // a whole number of elements of every section

    private final FileChannel channel;
    private final FileHeader header;
    private final @Nullable Object[] contents = new Object[Section.all().size()]; // null until they are read
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);

    private Section<?> section = Section.WORD_ENTRIES; // the one that is being read
    private long next; // the offset of its next chunk
    private CRC32C checksum = new CRC32C(); // of what was read of it

    /**
     * Opens a file.
     *
     * @throws IndexFormatException if the file does not begin with the header of a whole index of the format known here
     */
    SectionReader(Path file) throws IOException {
        channel = FileChannel.open(file);
        try {
            header = readHeader();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private FileHeader readHeader() throws IOException {
        long length = channel.size();
        if (length < FileHeader.LENGTH) {
            throw new IndexFormatException(
                    "it is no index: it has %d bytes, a header alone has %d".formatted(length, FileHeader.LENGTH));
        }
        ByteBuffer bytes = ByteBuffer.allocate(FileHeader.LENGTH);
        fill(bytes, 0);
        return FileHeader.read(bytes, length);
    }

    /** The sections, none of which is read before it is asked for. */
    IndexSections sections() {
        return header.sections(this);
    }

    @Override
    public int length(Section<?> wanted) {
        return header.length(wanted);
    }

    @Override
    public synchronized <T> T get(Section<T> wanted) {
        Object content = contents[wanted.number()];
        if (content == null) {
            content = read(wanted);
            contents[wanted.number()] = content;
        }
        return wanted.type().cast(content);
    }

    @Override
    public synchronized void join(Section<ByteBuffer> first, Section<ByteBuffer> behind) {
        int length = header.length(first);
        ByteBuffer both = ByteBuffer.allocateDirect(length + header.length(behind));
        try {
            begin(behind);
            contents[behind.number()] = buffer(both.slice(length, header.length(behind)));
            begin(first);
            contents[first.number()] = buffer(both.limit(length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks the sections that were not asked for, and keeps nothing of them.
     *
     * @throws IndexFormatException if one is damaged
     */
    synchronized void checkRest() throws IOException {
        for (Section<?> one : Section.all()) {
            if (contents[one.number()] == null) {
                begin(one);
                while (readChunk()) {
                    // its checksum is computed
                }
            }
        }
    }

    private void begin(Section<?> wanted) {
        section = wanted;
        next = header.start(wanted);
        checksum = new CRC32C();
    }

    private Object read(Section<?> wanted) {
        begin(wanted);
        Class<?> type = wanted.type();
        int length = header.length(wanted);
        try {
            if (type == int[].class) {
                return ints(new int[length / Integer.BYTES]);
            } else if (type == long[].class) {
                return longs(new long[length / Long.BYTES]);
            } else if (type == byte[].class) {
                return bytes(new byte[length]);
            } else {
                return buffer(ByteBuffer.allocateDirect(length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int[] ints(int[] target) throws IOException {
        int count = 0;
        while (readChunk()) {
            IntBuffer more = chunk.asIntBuffer();
            int length = more.remaining();
            more.get(target, count, length);
            count += length;
        }
        return target;
    }

    private long[] longs(long[] target) throws IOException {
        int count = 0;
        while (readChunk()) {
            LongBuffer more = chunk.asLongBuffer();
            int length = more.remaining();
            more.get(target, count, length);
            count += length;
        }
        return target;
    }

    private byte[] bytes(byte[] target) throws IOException {
        int count = 0;
        while (readChunk()) {
            int length = chunk.remaining();
            chunk.get(target, count, length);
            count += length;
        }
        return target;
    }

    /** In one go: what is large would need memory twice. */
    private ByteBuffer buffer(ByteBuffer target) throws IOException {
        fill(target, next);
        checksum.update(target.flip());
        header.verify(section, checksum);
        return target.flip();
    }

    /** Reads the next chunk; false behind the last one, when the checksum of the section is right. */
    private boolean readChunk() throws IOException {
        int left = (int) (header.start(section) + header.length(section) - next);
        if (left == 0) {
            header.verify(section, checksum);
            return false;
        }
        fill(chunk.clear().limit(Math.min(left, CHUNK)), next);
        checksum.update(chunk.flip());
        next += chunk.flip().remaining();
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
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
