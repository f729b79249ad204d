package org.charfinder.indexfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.charfinder.index.IndexSections;
import org.charfinder.index.IndexSections.Contents;
import org.charfinder.index.Section;

/** The bytes of an index file: the header, then the sections in order. */
final class FileImage {

    private final FileHeader header;
    private final ByteBuffer[] contents = new ByteBuffer[Section.all().size()];

    FileImage(IndexSections index) {
        for (Section<?> section : Section.all()) {
            contents[section.number()] = bytes(section, index.contents());
        }
        header = FileHeader.of(index, contents);
    }

    private static ByteBuffer bytes(Section<?> section, Contents contents) {
        Object content = contents.get(section);
        if (content instanceof ByteBuffer buffer) {
            return buffer.duplicate();
        }
        if (content instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        ByteBuffer copy = ByteBuffer.allocate(contents.length(section)); // big-endian
        if (content instanceof int[] ints) {
            copy.asIntBuffer().put(ints);
        } else {
            copy.asLongBuffer().put((long[]) content);
        }
        return copy;
    }

    /** The checksum in the header. */
    int checksum() {
        return header.checksum();
    }

    /** Writes all bytes. */
    void writeTo(WritableByteChannel channel) throws IOException {
        writeFully(header.bytes(), channel);
        for (ByteBuffer content : contents) {
            writeFully(content.duplicate(), channel);
        }
    }

    private static void writeFully(ByteBuffer bytes, WritableByteChannel channel) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
