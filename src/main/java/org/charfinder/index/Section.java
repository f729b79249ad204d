package org.charfinder.index;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A section of an index: a table of elements of one size. To add a section, add a constant here, let
 * {@link IndexBuilder} put its content, and get it where it is used. An index file holds all sections in the order of
 * the constants.
 *
 * @param <T> the type of the content: {@code int[]}, {@code long[]}, {@code byte[]}, or {@code ByteBuffer} for sections
 *     that are large or rarely used, which are kept outside the heap
 */
public final class Section<T> {

    /** For each item: both bounds, where its names begin, and its components. */
    static final int NUMBERS_PER_ITEM = 4;

    private static final List<Section<?>> ALL = new ArrayList<>();

    /**
     * For each word of names, and each property value: its start in {@link #WORD_TEXT}, its first run. Then both ends.
     */
    public static final Section<int[]> WORD_ENTRIES = new Section<>("WORD_ENTRIES", int[].class, 2 * Integer.BYTES);

    /** A hash table of the words: the number of a word plus 1, or 0 for an empty slot. */
    public static final Section<int[]> WORD_SLOTS = new Section<>("WORD_SLOTS", int[].class, Integer.BYTES);

    /** The words, sorted, in ASCII, with nothing between them. */
    public static final Section<byte[]> WORD_TEXT = new Section<>("WORD_TEXT", byte[].class, 1);

    /** For each word its runs, ascending, each as two bounds; see {@link Runs}. */
    public static final Section<long[]> RUNS = new Section<>("RUNS", long[].class, 2 * Long.BYTES);

    /** The offset of every 64th line. */
    public static final Section<int[]> SAMPLES = new Section<>("SAMPLES", int[].class, Integer.BYTES);

    /** For each sequence of consecutive code points its first code point, and the ordinal of that. */
    public static final Section<int[]> SEGMENTS = new Section<>("SEGMENTS", int[].class, 2 * Integer.BYTES);

    /** The result lines, in UTF-8, each with CR LF. */
    public static final Section<ByteBuffer> LINES = new Section<>("LINES", ByteBuffer.class, 1);

    /** As {@link #WORD_ENTRIES}, for the words of other names; instead of runs, postings. */
    public static final Section<int[]> OTHER_ENTRIES = new Section<>("OTHER_ENTRIES", int[].class, 2 * Integer.BYTES);

    /** The words of other names, sorted, in UTF-8, with nothing between them. */
    public static final Section<byte[]> OTHER_TEXT = new Section<>("OTHER_TEXT", byte[].class, 1);

    /** For each word of other names the numbers of its items, ascending, 2 bytes each, unsigned. */
    public static final Section<ByteBuffer> POSTINGS = new Section<>("POSTINGS", ByteBuffer.class, Short.BYTES);

    /** For each character or sequence that has other names four numbers; see {@link OtherNameIndex}. */
    public static final Section<long[]> ITEMS = new Section<>("ITEMS", long[].class, NUMBERS_PER_ITEM * Long.BYTES);

    /** The other names, in UTF-8; see {@link OtherNameIndex}. */
    public static final Section<ByteBuffer> NAMES = new Section<>("NAMES", ByteBuffer.class, 1);

    private final int number = ALL.size();
    private final String name;
    private final Class<T> type;
    private final int elementSize;

    private Section(String name, Class<T> type, int elementSize) {
        this.name = name;
        this.type = type;
        this.elementSize = elementSize;
        ALL.add(this);
    }

    /**
     * All sections.
     *
     * @return in order, read-only
     */
    public static List<Section<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    /**
     * The number of elements that {@link #WORD_SLOTS} has: a power of two, so that at least a quarter of them is empty.
     *
     * @param words the number of words, from 0
     * @return from 2
     */
    public static int slotsFor(int words) {
        return 2 * Integer.highestOneBit(Math.max(1, (int) (words * 4L / 3)));
    }

    /**
     * The rank of this section.
     *
     * @return from 0
     */
    public int number() {
        return number;
    }

    /**
     * The type of the content.
     *
     * @return the class that {@code T} stands for
     */
    public Class<T> type() {
        return type;
    }

    /**
     * The size of an element; a section has a whole number of elements.
     *
     * @return in bytes, from 1
     */
    public int elementSize() {
        return elementSize;
    }

    /** The name of the constant. */
    @Override
    public String toString() {
        return name;
    }
}
