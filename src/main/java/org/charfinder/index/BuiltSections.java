package org.charfinder.index;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Contents of sections in memory, as a builder puts them. */
final class BuiltSections implements IndexSections.Contents {

    private final @Nullable Object[] contents = new Object[Section.all().size()];

    /** Puts the content of a section; a buffer has position 0. */
    synchronized <T> void put(Section<T> section, T content) {
        contents[section.number()] = content;
    }

    @Override
    public int length(Section<?> section) {
        Object content = get(section);
        if (content instanceof int[] ints) {
            return ints.length * Integer.BYTES;
        }
        if (content instanceof long[] longs) {
            return longs.length * Long.BYTES;
        }
        return content instanceof byte[] bytes ? bytes.length : ((ByteBuffer) content).limit();
    }

    @Override
    public synchronized <T> T get(Section<T> section) {
        return section.type().cast(contents[section.number()]);
    }

    @Override
    public synchronized ByteBuffer get(Section<ByteBuffer> section, int capacity) {
        ByteBuffer roomy = ByteBuffer.allocateDirect(capacity)
                .put(get(section).duplicate())
                .flip();
        put(section, roomy); // the smaller one can be freed
        return roomy;
    }
}
