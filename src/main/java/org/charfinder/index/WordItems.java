package org.charfinder.index;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The items of a word while an index is built, ascending, with a mark on some. Two lists are equal only if they are the
 * same object. {@link ItemReader} reads what is put.
 */
final class WordItems {

    private int[] postings = new int[2]; // twice the item; 1 more if it is marked
    private int count;

    /** Adds an item, above those before it; the last one again has no effect. */
    void add(int item) {
        if (count > 0 && postings[count - 1] >>> 1 == item) {
            return;
        }
        if (count == postings.length) {
            postings = Arrays.copyOf(postings, 2 * count);
        }
        postings[count++] = item << 1;
    }

    /** Adds an item with a mark. */
    void addMarked(int item) {
        add(item);
        postings[count - 1] |= 1;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Adds all items to a set. */
    void addTo(BitSet target) {
        for (int i = 0; i < count; i++) {
            target.set(postings[i] >>> 1);
        }
    }

    /** The number of bytes that {@link #putTo} puts. */
    int bytes() {
        int bytes = 0;
        int least = 0;
        for (int i = 0; i < count; i++) {
            bytes += VariableLength.bytes(postings[i] - least);
            least = ItemReader.leastBehind(postings[i]);
        }
        return bytes;
    }

    /** Puts the items. */
    void putTo(ByteBuffer target) {
        int least = 0;
        for (int i = 0; i < count; i++) {
            VariableLength.put(postings[i] - least, target);
            least = ItemReader.leastBehind(postings[i]);
        }
    }
}
