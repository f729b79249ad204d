package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The names of all items in other languages and in vocabularies, as they are shown. Any thread may call.
 *
 * <p>They are 6 MB of text, so they are deflated (RFC 1951) in blocks of items, with a dictionary of what many blocks
 * have. One block is inflated to read an item, and some are kept, since results list neighbours, and skin tones of
 * neighbours.
 *
 * <pre>
 *      0 | b, the number of blocks
 *      4 | b + 1 pairs of integers: the first item of a block, and the offset of its deflated bytes in the section;
 *        | the last pair is where both end
 *        | the dictionary, up to the first block
 *        | the deflated blocks, with nothing between them
 * </pre>
 *
 * A block has for each item a line for each source, {@code label TAB name TAB name} with LF, and then an empty line.
 */
final class ShownNames {

    /** No block is longer, in bytes; so a damaged one can't fill the memory. */
    static final int LONGEST_BLOCK = 64 * 1024;

    /** Nearly all blocks are shorter, in bytes. */
    private static final int USUAL_BLOCK = 8 * 1024;

    /** The number of blocks that are kept, some 3 kB each. */
    private static final int KEPT = 96;

    static final int BLOCKS_AT = Integer.BYTES;
    static final int BLOCK_BYTES = 2 * Integer.BYTES;

    /** A block inflated. */
    private static final class Block {
        private final int number;
        private final byte[] text;

        Block(int number, byte[] text) {
            this.number = number;
            this.text = text;
        }
    }

    private final ByteBuffer section; // absolute access only
    private final AtomicReferenceArray<@Nullable Block> kept = new AtomicReferenceArray<>(KEPT);

    ShownNames(ByteBuffer section) {
        this.section = section;
    }

    /**
     * The names of an item that pass a filter.
     *
     * @throws UncheckedIOException if the section is damaged
     */
    List<LabelledName> of(int item, NameFilter filter) {
        int number = blockOf(item);
        byte[] text = text(number);
        int at = 0;
        for (int skipped = item - firstItem(number); skipped > 0; skipped--) {
            at = endOfItem(text, at) + 1;
        }
        return parsed(text, at, endOfItem(text, at), filter);
    }

    private static List<LabelledName> parsed(byte[] text, int start, int stop, NameFilter filter) {
        List<LabelledName> names = new ArrayList<>();
        for (int line = start, end; line < stop; line = end + 1) {
            end = indexOf('\n', text, line, stop);
            int tab = indexOf('\t', text, line, end);
            if (tab == end) {
                throw damaged();
            }
            @Nullable String label = null; // until a name passes
            for (int from = tab + 1, to; from <= end; from = to + 1) {
                to = indexOf('\t', text, from, end);
                if (filter.mayPass(text, from, to)) {
                    String name = new String(text, from, to - from, UTF_8);
                    if (filter.passes(name)) {
                        label = label == null ? new String(text, line, tab - line, UTF_8) : label;
                        names.add(new LabelledName(label, name));
                    }
                }
            }
        }
        return names;
    }

    /** The first offset of a byte; {@code stop} if there is none. */
    private static int indexOf(char ascii, byte[] text, int start, int stop) {
        int at = start;
        while (at < stop && text[at] != ascii) {
            at++;
        }
        return at;
    }

    /** The offset of the LF that is the empty line behind an item. */
    private static int endOfItem(byte[] text, int start) {
        int at = start;
        while (at < text.length && !(text[at] == '\n' && (at == start || text[at - 1] == '\n'))) {
            at++;
        }
        if (at == text.length) {
            throw damaged();
        }
        return at;
    }

    /** The last block that begins at an item or before. */
    private int blockOf(int item) {
        int low = 0;
        int high = section.getInt(0) - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firstItem(middle) <= item) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int firstItem(int block) {
        return section.getInt(BLOCKS_AT + block * BLOCK_BYTES);
    }

    private int offset(int block) {
        return section.getInt(BLOCKS_AT + block * BLOCK_BYTES + Integer.BYTES);
    }

    private byte[] text(int number) {
        Block known = kept.get(number % KEPT);
        if (known == null || known.number != number) {
            known = new Block(number, inflate(number));
            kept.set(number % KEPT, known);
        }
        return known.text;
    }

    private byte[] inflate(int number) {
        int start = offset(number);
        ByteBuffer deflated = section.slice(start, offset(number + 1) - start);
        int dictionaryAt = BLOCKS_AT + (section.getInt(0) + 1) * BLOCK_BYTES;
        ByteBuffer dictionary = section.slice(dictionaryAt, offset(0) - dictionaryAt);
        Inflater inflater = new Inflater(true);
        try {
            byte[] text = new byte[USUAL_BLOCK];
            inflater.setDictionary(dictionary);
            inflater.setInput(deflated);
            int length = inflater.inflate(text);
            if (length == text.length) {
                text = Arrays.copyOf(text, LONGEST_BLOCK);
                length += inflater.inflate(text, length, text.length - length);
            }
            if (!inflater.finished()) {
                throw damaged();
            }
            return Arrays.copyOf(text, length);
        } catch (DataFormatException e) {
            throw damaged();
        } finally {
            inflater.end();
        }
    }

    private static UncheckedIOException damaged() {
        return new UncheckedIOException(new IOException("the index is damaged: other names can't be inflated"));
    }
}
