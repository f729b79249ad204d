package org.charfinder.index;

import java.util.BitSet;

/** A set of items, some of them marked, in the form that is quickest for many items; see {@link ItemReader}. */
final class MarkedItems {

    private final BitSet all;
    private final BitSet marked; // a part of all

    /** @param items the number of items that there are */
    MarkedItems(int items) {
        all = new BitSet(items);
        marked = new BitSet(items);
    }

    /** Adds an item. */
    void add(int posting) {
        all.set(posting >>> 1);
        marked.set(posting >>> 1, (posting & 1) == 1);
    }

    /** Makes this equal to another set. */
    void set(MarkedItems other) {
        all.clear();
        all.or(other.all);
        marked.clear();
        marked.or(other.marked);
    }

    /** Removes what another set does not have, and the marks that it does not have. */
    void retain(MarkedItems other) {
        all.and(other.all);
        marked.and(other.marked);
    }

    /** The posting of an item; -1 if it is not in the set. */
    int posting(int item) {
        return all.get(item) ? 2 * item + (marked.get(item) ? 1 : 0) : -1;
    }

    /** The number of items without a mark. */
    int unmarked() {
        return all.cardinality() - marked.cardinality();
    }
}
