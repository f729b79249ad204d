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

    /** For each word of names, and no property value, where its copies begin; see {@link ClusteredLines}. */
    public static final Section<int[]> COPY_STARTS = new Section<>("COPY_STARTS", int[].class, Integer.BYTES);

    /** Copies of lines. */
    public static final Section<ByteBuffer> LINE_COPIES = new Section<>("LINE_COPIES", ByteBuffer.class, 1);

    /**
     * For each block of words of other names, its start in {@link #OTHER_TEXT}, and the start of the list of its first
     * word in {@link #POSTINGS}. Then both ends.
     */
    public static final Section<int[]> OTHER_BLOCKS = new Section<>("OTHER_BLOCKS", int[].class, 2 * Integer.BYTES);

    /** The words of other names, in UTF-8; see {@link FrontCodedWords}. */
    public static final Section<ByteBuffer> OTHER_TEXT = new Section<>("OTHER_TEXT", ByteBuffer.class, 1);

    /**
     * For each word of other names its items, ascending; marked are those that have the word alone for a keyword in
     * another language than English. See {@link ItemReader}.
     */
    public static final Section<ByteBuffer> POSTINGS = new Section<>("POSTINGS", ByteBuffer.class, 1);

    /** For each character or sequence that has other names four numbers; see {@link Items}. */
    public static final Section<long[]> ITEMS = new Section<>("ITEMS", long[].class, NUMBERS_PER_ITEM * Long.BYTES);

    /** The other names, in UTF-8; see {@link OtherNameIndex}. */
    public static final Section<ByteBuffer> NAMES = new Section<>("NAMES", ByteBuffer.class, 1);

    /** Whole names, folded, of items; see {@link NameKeys}. */
    public static final Section<long[]> KEYS = new Section<>("KEYS", long[].class, Long.BYTES);

    /** Names of items that are found only letter by letter, such as those of vocabularies; see {@link NameKeys}. */
    public static final Section<long[]> TYPED = new Section<>("TYPED", long[].class, Long.BYTES);

    /** The hashes of all whole names, and of what common ideographs mean; see {@link HashFilter}. */
    public static final Section<long[]> WHOLE_NAMES = new Section<>("WHOLE_NAMES", long[].class, Long.BYTES);

    /** For each word of names, and no property value, its start in chars of {@link #NAME_WORD_ITEMS}; then the end. */
    public static final Section<int[]> NAME_WORD_STARTS = new Section<>("NAME_WORD_STARTS", int[].class, Integer.BYTES);

    /**
     * For each word of names the items that have it in any of their names, ascending, in a char each: twice the number
     * of the item, and 1 more if it has the word in its Unicode name.
     */
    public static final Section<ByteBuffer> NAME_WORD_ITEMS =
            new Section<>("NAME_WORD_ITEMS", ByteBuffer.class, Character.BYTES);
    /** For each sequence of consecutive ideographs both bounds, and the first code point; see {@link HanSegments}. */
    public static final Section<long[]> HAN_SEGMENTS =
            new Section<>("HAN_SEGMENTS", long[].class, HanSegments.NUMBERS * Long.BYTES);

    /** For each ideograph its radical and the number of its strokes, a byte each. */
    public static final Section<ByteBuffer> HAN_STROKES = new Section<>("HAN_STROKES", ByteBuffer.class, Short.BYTES);

    /** For each ideograph the numbers of the words of its readings and its meaning; see {@link HanTexts}. */
    public static final Section<ByteBuffer> HAN_TEXTS = new Section<>("HAN_TEXTS", ByteBuffer.class, Short.BYTES);

    /** The words of readings and meanings, in UTF-8; see {@link HanWords}. */
    public static final Section<ByteBuffer> HAN_WORDS = new Section<>("HAN_WORDS", ByteBuffer.class, 1);

    /** The glosses of common ideographs, as sorted numbers; see {@link HanGlosses}. */
    public static final Section<ByteBuffer> HAN_GLOSSES = new Section<>("HAN_GLOSSES", ByteBuffer.class, Long.BYTES);
    /** Names of items in languages and vocabularies, as they are shown; see {@link ShownNames}. */
    public static final Section<ByteBuffer> SHOWN = new Section<>("SHOWN", ByteBuffer.class, 1);

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
