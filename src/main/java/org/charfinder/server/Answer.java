package org.charfinder.server;

import java.util.Arrays;
import org.charfinder.index.Runs;

/** What a query has found: slices of the index's lines, and how many characters they are. Its memory is used again. */
final class Answer {

    private int[] slices = new int[8]; // start, stop, start, stop …
    private int count;
    private int total;

    /** Makes this the answer that a search has found. */
    void set(Runs found) {
        count = 0;
        total = found.total();
        for (int i = 0; i < found.count(); i++) {
            add(found.linesStart(i), found.linesStop(i));
        }
    }

    private void add(int start, int stop) {
        if (count > 0 && slices[2 * count - 1] == start) {
            slices[2 * count - 1] = stop;
            return;
        }
        if (2 * count == slices.length) {
            slices = Arrays.copyOf(slices, 2 * slices.length);
        }
        slices[2 * count] = start;
        slices[2 * count + 1] = stop;
        count++;
    }

    /** Makes this the same as another. */
    void set(Answer other) {
        if (slices.length < 2 * other.count) {
            slices = new int[2 * other.count];
        }
        System.arraycopy(other.slices, 0, slices, 0, 2 * other.count);
        count = other.count;
        total = other.total;
    }

    /** Start, stop, start, stop … of the slices; there may be more room than slices. */
    int[] slices() {
        return slices;
    }

    /** How many slices there are. */
    int count() {
        return count;
    }

    /** How many characters they are. */
    int total() {
        return total;
    }
}
