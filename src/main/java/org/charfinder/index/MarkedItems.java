package org.charfinder.index;

/**
 * A set of items, some of them marked, in the form that is quickest for many items. An item is a posting: twice its
 * number, and 1 more if it is marked.
 */
final class MarkedItems {

    private final long[] all; // a bit for each item
    private final long[] marked; // a part of all

    /** @param items the number of items that there are */
    MarkedItems(int items) {
        all = new long[(items >>> 6) + 1];
        marked = new long[all.length];
    }

    /** Adds an item. */
    void add(int posting) {
        int item = posting >>> 1;
        all[item >>> 6] |= 1L << item;
        marked[item >>> 6] |= (long) (posting & 1) << item;
    }

    /** The posting of an item; -1 if it is not in the set. */
    int posting(int item) {
        if (((all[item >>> 6] >>> item) & 1) == 0) {
            return -1;
        }
        return 2 * item + (int) ((marked[item >>> 6] >>> item) & 1);
    }

    /**
     * The number of items that are in each of some sets, and not marked in each.
     *
     * @param sets of which the first {@code count}, at least one, are meant
     */
    static int unmarked(MarkedItems[] sets, int count) {
        int unmarked = 0;
        for (int i = 0; i < sets[0].all.length; i++) {
            long inAll = sets[0].all[i];
            long markedInAll = sets[0].marked[i];
            for (int k = 1; k < count; k++) {
                inAll &= sets[k].all[i];
                markedInAll &= sets[k].marked[i];
            }
            unmarked += Long.bitCount(inAll ^ markedInAll);
        }
        return unmarked;
    }
}
