package org.charfinder.index;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A set of characters as ascending runs of consecutive ordinals. Consecutive characters share words, so most sets are a
 * few runs. A run has two bounds: its first character, and the one that follows its last. A bound holds an ordinal and
 * the offset of its line, so neither needs a look-up. The memory is reused. One thread at a time.
 */
public final class Runs {

    private static final long[] NO_BOUNDS = {};
    private static final int[] NO_MOVES = {};
    private static final int LEAST_CAPACITY = 8;

    private long[] bounds = NO_BOUNDS; // start, stop, start, stop …
    private int[] moves = NO_MOVES; // for each run: the offset of its lines minus their offset in order
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

    private Runs(int capacity) {
        bounds = new long[2 * capacity];
        moves = new int[capacity];
    }

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
        Runs found = new Runs(a.count + b.count);
        if (a.count == 0 || b.count == 0) {
            Runs other = a.count == 0 ? b : a;
            found.set(other.bounds, 0, other.count);
            return found;
        }
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
     * The union of many sets. They are united in pairs, and these again: one after the other, the first would be copied
     * once for each of the others.
     *
     * @param sets at least one
     * @return one of them if there is no other, or a new set, whose lines are those in order
     */
    public static Runs union(List<Runs> sets) {
        if (sets.size() == 1) {
            return sets.get(0);
        }
        int half = sets.size() / 2;
        return union(union(sets.subList(0, half)), union(sets.subList(half, sets.size())));
    }

    /**
     * The intersection of two sets.
     *
     * @param a a set
     * @param b another
     * @return a new set, whose lines are those in order
     */
    public static Runs intersection(Runs a, Runs b) {
        Runs few = a.count < b.count ? a : b;
        Runs many = few == a ? b : a;
        Runs found = new Runs();
        int k = 0;
        for (int i = 0; i < few.count; i++) {
            long stop = few.stop(i);
            k = many.firstBehind(few.start(i), k); // both ascend, so what ends here meets nothing further on
            for (int j = k; j < many.count && many.start(j) < stop; j++) {
                found.addUnlessEmpty(Math.max(few.start(i), many.start(j)), Math.min(stop, many.stop(j)), 0);
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
            k = b.firstBehind(start, k);
            for (int j = k; j < b.count && b.start(j) < a.stop(i); j++) {
                found.addUnlessEmpty(start, b.start(j), 0);
                start = Math.max(start, b.stop(j));
            }
            found.addUnlessEmpty(start, a.stop(i), 0);
        }
        return found;
    }

    /** The first run from {@code from} on that ends behind a bound; takes longer the further away it is. */
    private int firstBehind(long bound, int from) {
        int low = from;
        int step = 1;
        while (low + step <= count && stop(low + step - 1) <= bound) {
            low += step;
            step *= 2;
        }
        int high = Math.min(count, low + step);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stop(middle) <= bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
            int capacity = Math.max(LEAST_CAPACITY, 2 * count);
            bounds = Arrays.copyOf(bounds, 2 * capacity);
            moves = Arrays.copyOf(moves, capacity);
        }
        bounds[2 * count] = start;
        bounds[2 * count + 1] = stop;
        moves[count] = move;
        count += start < stop ? 1 : 0; // a branch would be mispredicted half of the time
    }
}
