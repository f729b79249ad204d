package org.charfinder.index;

import java.nio.ByteBuffer;

/**
 * Reads a list of items, ascending, each with or without a mark. An item is a posting: twice its number, and 1 more if
 * it is marked. A list is the differences between each posting and the least that it can be, as {@link VariableLength}
 * has them.
 */
final class ItemReader {

    private final ByteBuffer lists; // absolute access only
    private final int items; // postings of others are only in a forged index
    private int at;
    private int end;
    private int least;

    /** @param items the number of items that there are */
    ItemReader(ByteBuffer lists, int items) {
        this.lists = lists;
        this.items = items;
    }

    /** Goes to the list from an offset to another, exclusive. */
    void begin(int start, int stop) {
        at = start;
        end = stop;
        least = 0;
    }

    /**
     * The next posting.
     *
     * @return -1 at the end of the list
     * @throws IndexOutOfBoundsException if it is of an item that there is not
     */
    int next() {
        if (at >= end) {
            return -1;
        }
        int difference = VariableLength.at(at, lists);
        at += VariableLength.bytes(difference);
        int posting = least + difference;
        if (posting >>> 1 >= items) {
            throw new IndexOutOfBoundsException("item " + (posting >>> 1) + " of " + items);
        }
        least = leastBehind(posting);
        return posting;
    }

    /** The least posting that may follow one. */
    static int leastBehind(int posting) {
        return (posting | 1) + 1;
    }
}
