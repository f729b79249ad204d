package org.charfinder.index;

import java.util.List;
import java.util.function.Function;

/** Adds characters to the entries of the values of a property. */
final class PropertyRuns {

    private final Property property;
    private final Function<String, Runs> entries;
    private int lastKey = Property.NO_KEY; // neighbours often share it, which saves looking up entries
    private List<Runs> last = List.of(); // of the last character

    /** @param entries gives the characters of an entry, to be added to */
    PropertyRuns(Property property, Function<String, Runs> entries) {
        this.property = property;
        this.entries = entries;
    }

    void add(int codePoint, long start, long stop) {
        int key = property.keyOf(codePoint);
        if (key != lastKey || key == Property.NO_KEY) {
            lastKey = key;
            last = property.entriesOf(codePoint).stream().map(entries).toList();
        }
        for (Runs runs : last) {
            runs.append(start, stop);
        }
    }
}
