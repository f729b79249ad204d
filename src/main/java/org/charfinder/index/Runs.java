package org.charfinder.index;

import java.util.Arrays;
import java.util.Objects;

/**
 * A set of characters as ascending runs of consecutive ordinals. Consecutive characters share words, so most sets are a
 * few runs. A run has two bounds: its first character, and the one that follows its last. A bound holds an ordinal and
 * the offset of its line, so neither needs a look-up. The memory is reused. One thread at a time.
 */
public final class Runs {

    private long[] bounds = new long[16]; // start, stop, start, stop …
    private int[] moves = new int[8]; // for each run: the offset of its lines minus their offset in order
    private int count;

    /** Packs a bound. Bounds compare as longs: of two, one has both the smaller ordinal and the smaller offset. */
    static long bound(int ordinal, int lineStart) {
        return (long) ordinal << Integer.SIZE | lineStart;
    }

    static int ordinal(long bound) {
        return (int) (bound >>> Integer.SIZE);
    }

    static int lineStart(long bound) {
        return (int) bound;
    }

    /** Makes an empty set. */
    public Runs() {}

    /**
     * The number of runs.
     *
     * @return from 0
     */
    public int count() {
        return count;
    }

    /**
     * The number of characters in a run.
     *
     * @param i from 0
     * @return from 1
     */
    public int length(int i) {
        return ordinal(stop(i)) - ordinal(start(i));
    }

    /**
     * The offset of the first line of a run.
     *
     * @param i from 0
     * @return in {@link CharacterLookup#lines()}
     */
    public int linesStart(int i) {
        return lineStart(start(i)) + moves[i];
    }

    /**
     * The offset behind the last line of a run.
     *
     * @param i from 0
     * @return in {@link CharacterLookup#lines()}, exclusive
     */
    public int linesStop(int i) {
        return lineStart(stop(i)) + moves[i];
    }

    /** The length of the lines of run {@code i}, in bytes. */
    int linesLength(int i) {
        return lineStart(stop(i)) - lineStart(start(i));
    }

    /** Points run {@code i} to a copy of its lines, at an offset; returns their length in bytes. */
    int moveLines(int i, int to) {
        moves[i] = to - lineStart(start(i));
        return linesLength(i);
    }

    int move(int i) {
        return moves[i];
    }

    /**
     * The number of characters in all runs.
     *
     * @return from 0
     */
    public int total() {
        int total = 0;
        for (int i = 0; i < count; i++) {
            total += length(i);
        }
        return total;
    }

    long start(int i) {
        return bounds[2 * i];
    }

    long stop(int i) {
        return bounds[2 * i + 1];
    }

    void clear() {
        count = 0;
    }

    /**
     * Makes this the runs {@code first} to {@code end}, exclusive, of an array of bounds.
     *
     * @throws IndexOutOfBoundsException if the array has fewer, as in a forged index
     */
    void set(long[] all, int first, int end) {
        Objects.checkFromToIndex(first, end, all.length / 2);
        count = end - first;
        if (moves.length < count) {
            bounds = new long[4 * count];
            moves = new int[2 * count];
        }
        System.arraycopy(all, 2 * first, bounds, 0, 2 * count);
        Arrays.fill(moves, 0, count, 0);
    }

    /**
     * The union of two sets.
     *
     * @param a a set
     * @param b another
     * @return a new set, whose lines are those in order
     */
    public static Runs union(Runs a, Runs b) {
        Runs found = new Runs();
        int i = 0;
        int k = 0;
        while (i < a.count || k < b.count) {
            if (k == b.count || (i < a.count && a.start(i) <= b.start(k))) {
                found.append(a.start(i), a.stop(i));
                i++;
            } else {
                found.append(b.start(k), b.stop(k));
                k++;
            }
        }
        return found;
    }

    /**
     * The intersection of two sets.
     *
     * @param a a set
     * @param b another
     * @return a new set, whose lines are those in order
     */
    public static Runs intersection(Runs a, Runs b) {
        Runs found = new Runs();
        int i = 0;
        int k = 0;
        while (i < a.count && k < b.count) {
            found.addUnlessEmpty(Math.max(a.start(i), b.start(k)), Math.min(a.stop(i), b.stop(k)), 0);
            if (a.stop(i) < b.stop(k)) { // both ascend, so the one that ends first meets nothing further on
                i++;
            } else {
                k++;
            }
        }
        return found;
    }

    /**
     * The difference of two sets.
     *
     * @param a a set
     * @param b another
     * @return what is in the first and not in the second, as a new set, whose lines are those in order
     */
    public static Runs difference(Runs a, Runs b) {
        Runs found = new Runs();
        int k = 0;
        for (int i = 0; i < a.count; i++) {
            long start = a.start(i);
            while (k < b.count && b.stop(k) <= start) {
                k++;
            }
            for (int j = k; j < b.count && b.start(j) < a.stop(i); j++) {
                found.addUnlessEmpty(start, b.start(j), 0);
                start = Math.max(start, b.stop(j));
            }
            found.addUnlessEmpty(start, a.stop(i), 0);
        }
        return found;
    }

    /** Makes this the union of many runs in any order; sorts both arrays. */
    void setUnion(long[] starts, long[] stops) {
        clear();
        Arrays.sort(starts);
        Arrays.sort(stops);
        int open = 0; // runs that have begun and not ended
        int ended = 0;
        for (int begun = 0; begun < starts.length; ) {
            long start = starts[begun];
            do { // a run that begins where another ends extends it
                while (begun < starts.length && starts[begun] <= stops[ended]) {
                    begun++;
                    open++;
                }
                ended++;
                open--;
            } while (open > 0);
            addUnlessEmpty(start, stops[ended - 1], 0);
        }
    }

    /** Appends a run that does not begin before the last one. If they overlap or touch, they become one. */
    void append(long start, long stop) {
        if (count > 0 && bounds[2 * count - 1] >= start) {
            bounds[2 * count - 1] = Math.max(stop, bounds[2 * count - 1]);
        } else {
            addUnlessEmpty(start, stop, 0);
        }
    }

    /**
     * Appends a run that neither overlaps nor touches the others. Does nothing if its stop is not behind its start.
     *
     * @param move the offset of its lines minus their offset in order
     */
    void addUnlessEmpty(long start, long stop, int move) {
        if (count == moves.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
            moves = Arrays.copyOf(moves, 2 * moves.length);
        }
        bounds[2 * count] = start;
        bounds[2 * count + 1] = stop;
        moves[count] = move;
        count += start < stop ? 1 : 0; // a branch would be mispredicted half of the time
    }
}
