package org.charfinder.query;

import java.util.Arrays;
import org.charfinder.index.CharacterLookup;

/** A list of ranges of lines, each with the number of its lines. The memory is reused. */
final class Slices {

    private int[] bounds = new int[8]; // start, stop, start, stop …; for lines of a result's own their complements
    private int[] lengths = new int[4]; // the number of lines of each slice
    private int count;

    void clear() {
        count = 0;
    }

    /** Makes this equal to another list. */
    void set(Slices other) {
        if (lengths.length < other.count) {
            bounds = new int[2 * other.count];
            lengths = new int[other.count];
        }
        System.arraycopy(other.bounds, 0, bounds, 0, 2 * other.count);
        System.arraycopy(other.lengths, 0, lengths, 0, other.count);
        count = other.count;
    }

    int count() {
        return count;
    }

    /** The bytes of memory that it takes. */
    int capacity() {
        return (bounds.length + lengths.length) * Integer.BYTES;
    }

    /** The number of lines of a slice. */
    int length(int i) {
        return lengths[i];
    }

    /** Whether a line is in a slice. */
    boolean contains(int line) {
        for (int i = 0; i < count; i++) {
            if (bounds[2 * i] <= line && line < bounds[2 * i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** Start, stop, start, stop …; may be longer than the list. */
    int[] bounds() {
        return bounds;
    }

    /** Adds a slice; one that begins where the last one ends makes that longer. */
    void add(int start, int stop, int length) {
        if (count > 0 && bounds[2 * count - 1] == start) {
            bounds[2 * count - 1] = stop;
            lengths[count - 1] += length;
            return;
        }
        reserve(count + 1);
        bounds[2 * count] = start;
        bounds[2 * count + 1] = stop;
        lengths[count] = length;
        count++;
    }

    private void reserve(int wanted) {
        if (lengths.length < wanted) {
            int capacity = Math.max(2 * lengths.length, wanted);
            bounds = Arrays.copyOf(bounds, 2 * capacity);
            lengths = Arrays.copyOf(lengths, capacity);
        }
    }

    /**
     * Cuts off all lines but a range.
     *
     * @param start the rank of the first line that stays, from 0
     * @param stop the rank behind the last one that stays; may be beyond the end
     * @param lookup has the lines of the index
     * @param own the lines of the result's own
     * @return the number of lines that stay
     */
    int cut(int start, int stop, CharacterLookup lookup, OwnLines own) {
        int rank = 0; // of the first line of the slice
        int kept = 0;
        int lines = 0;
        for (int i = 0; i < count && rank < stop; i++) {
            int length = lengths[i];
            int skipped = Math.max(0, start - rank);
            int end = Math.min(length, stop - rank);
            if (skipped < end) {
                int from = skip(bounds[2 * i], skipped, lookup, own);
                int to = end == length ? bounds[2 * i + 1] : skip(from, end - skipped, lookup, own);
                bounds[2 * kept] = from;
                bounds[2 * kept + 1] = to;
                lengths[kept] = end - skipped;
                lines += lengths[kept];
                kept++;
            }
            rank += length;
        }
        count = kept;
        return lines;
    }

    /** The offset of the line that is some lines behind another. */
    private static int skip(int line, int lines, CharacterLookup lookup, OwnLines own) {
        return line >= 0 ? lookup.skipLines(line, lines) : ~own.skip(~line, lines);
    }
}
