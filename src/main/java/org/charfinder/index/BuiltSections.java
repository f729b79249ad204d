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
    public synchronized void join(Section<ByteBuffer> section, Section<ByteBuffer> next) {
        int length = length(section);
        ByteBuffer both = ByteBuffer.allocateDirect(length + length(next));
        both.put(get(section).duplicate()).put(get(next).duplicate());
        put(section, both.duplicate().position(0).limit(length)); // so that the others can be freed
        put(next, both.slice(length, length(next)));
    }
}
