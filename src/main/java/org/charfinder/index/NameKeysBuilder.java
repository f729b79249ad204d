package org.charfinder.index;

/** Collects the numbers of {@link NameKeys} while an index is built. */
final class NameKeysBuilder {

    private final Longs keys = new Longs();

    /** Adds the number of a name. */
    void add(long key) {
        keys.add(key);
    }

    /** Adds the numbers of names for another item. */
    void addAll(Longs names, int item) {
        for (int i = 0; i < names.count(); i++) {
            keys.add(NameKeys.withItem(names.get(i), item));
        }
    }

    /** The finished table. */
    long[] build() {
        return NameKeys.sorted(keys.toArray());
    }
}
