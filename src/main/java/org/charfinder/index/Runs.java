package org.charfinder.index;

import java.util.Arrays;

/**
 * A set of characters as ascending runs of neighbours. Neighbours in Unicode share words, so that most sets are a few
 * runs. A run's bounds are where its first character is, and where the one behind its last would be; each tells both its
 * ordinal and where its line begins, so that nobody has to look that up. Memory is kept from one use to the next; one
 * thread at a time.
 */
public final class Runs {

    private long[] bounds = new long[16]; // start, stop, start, stop …
    private int[] moves = new int[8]; // how much further on each run's lines lie than in order
    private int count;

    /** What runs begin and end with: of two bounds both numbers of one are smaller, so they compare as they are. */
    static long bound(int ordinal, int lineStart) {
        return (long) ordinal << Integer.SIZE | lineStart;
    }

    static int ordinal(long bound) {
        return (int) (bound >>> Integer.SIZE);
    }

    static int lineStart(long bound) {
        return (int) bound;
    }

    /** How many runs there are. */
    public int count() {
        return count;
    }

    /** How many characters there are in run {@code i}, from 0. */
    public int length(int i) {
        return ordinal(stop(i)) - ordinal(start(i));
    }

    /** Where the lines of run {@code i} begin in {@link CharacterLookup#lines()}. */
    public int linesStart(int i) {
        return lineStart(start(i)) + moves[i];
    }

    /** Where the lines of run {@code i} end, exclusive. */
    public int linesStop(int i) {
        return lineStart(stop(i)) + moves[i];
    }

    /** How many bytes the lines of run {@code i} have. */
    int linesLength(int i) {
        return lineStart(stop(i)) - lineStart(start(i));
    }

    /** Says that the lines of run {@code i} lie elsewhere; returns how many bytes they have. */
    int moveLines(int i, int to) {
        moves[i] = to - lineStart(start(i));
        return linesLength(i);
    }

    int move(int i) {
        return moves[i];
    }

    /** How many characters there are in all runs together. */
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

    /** Makes this the runs that an array has, from one on and up to another, exclusive. */
    void set(long[] all, int first, int end) {
        count = end - first;
        if (moves.length < count) {
            bounds = new long[4 * count];
            moves = new int[2 * count];
        }
        System.arraycopy(all, 2 * first, bounds, 0, 2 * count);
        Arrays.fill(moves, 0, count, 0);
    }

    /** The characters that are in one or both of two sets. */
    public static Runs union(Runs a, Runs b) {
        Runs found = new Runs();
        int i = 0;
        int k = 0;
        while (i < a.count || k < b.count) {
            if (k == b.count || i < a.count && a.start(i) <= b.start(k)) {
                found.append(a.start(i), a.stop(i));
                i++;
            } else {
                found.append(b.start(k), b.stop(k));
                k++;
            }
        }
        return found;
    }

    /** The characters that are in both of two sets. */
    public static Runs intersection(Runs a, Runs b) {
        Runs found = new Runs();
        int i = 0;
        int k = 0;
        while (i < a.count && k < b.count) {
            found.addUnlessEmpty(Math.max(a.start(i), b.start(k)), Math.min(a.stop(i), b.stop(k)), 0);
            if (a.stop(i) < b.stop(k)) { // both ascend, so whichever ends first can meet nothing further on
                i++;
            } else {
                k++;
            }
        }
        return found;
    }

    /** The characters that are in the first of two sets and not in the second. */
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

    /** Makes this the characters that are in any of many runs, which come in any order; sorts both arrays. */
    void setUnion(long[] starts, long[] stops) {
        clear();
        Arrays.sort(starts);
        Arrays.sort(stops);
        int open = 0; // how many runs have begun and not ended
        int ended = 0;
        for (int begun = 0; begun < starts.length; ) {
            long start = starts[begun];
            do { // where one ends another may begin, which makes them one
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

    /** Appends a run that does not begin before the last one; if they meet or touch, they become one. */
    void append(long start, long stop) {
        if (count > 0 && bounds[2 * count - 1] >= start) {
            bounds[2 * count - 1] = Math.max(stop, bounds[2 * count - 1]);
        } else {
            addUnlessEmpty(start, stop, 0);
        }
    }

    /**
     * Appends a run that neither meets nor touches those that are there; nothing if it does not stop behind its start.
     *
     * @param move how much further on its lines lie than in order
     */
    void addUnlessEmpty(long start, long stop, int move) {
        if (count == moves.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
            moves = Arrays.copyOf(moves, 2 * moves.length);
        }
        bounds[2 * count] = start;
        bounds[2 * count + 1] = stop;
        moves[count] = move;
        count += start < stop ? 1 : 0; // no branch, which would be mispredicted half of the time
    }
}
