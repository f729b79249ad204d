package org.charfinder.index;

import java.util.Arrays;
import java.util.stream.IntStream;

/** For each word of an index the runs of the characters that have it in their names. */
final class Postings {

    private final long[] bounds; // of all runs of all words: start, stop, start, stop …; see Runs
    private final WordTable words;
    private final ClusteredLines clusteredLines;

    /** @param clusteredLines copies of lines, which runs point to where there are any */
    Postings(long[] bounds, WordTable words, ClusteredLines clusteredLines) {
        this.bounds = bounds;
        this.words = words;
        this.clusteredLines = clusteredLines;
    }

    /** The number of runs of a word. */
    int count(int word) {
        return words.firstRun(word + 1) - words.firstRun(word);
    }

    /** Puts the characters of a word into {@code target}; their lines are the clustered ones, if there are any. */
    void load(int word, Runs target) {
        target.set(bounds, words.firstRun(word), words.firstRun(word + 1));
        clusteredLines.apply(word, target);
    }

    /** Puts the characters of a word into {@code target}; their lines are those in order. */
    void loadInOrder(int word, Runs target) {
        target.set(bounds, words.firstRun(word), words.firstRun(word + 1));
    }

    /** Puts the characters into {@code target} that have any of the words {@code first} to {@code end}, exclusive. */
    void loadAny(int first, int end, Runs target) {
        loadAny(IntStream.range(first, end).toArray(), target);
    }

    /** Puts the characters into {@code target} that have any of some words. */
    void loadAny(int[] numbers, Runs target) {
        int count = Arrays.stream(numbers).map(this::count).sum();
        long[] starts = new long[count];
        long[] stops = new long[count];
        int at = 0;
        for (int number : numbers) {
            for (int run = words.firstRun(number); run < words.firstRun(number + 1); run++) {
                starts[at] = start(run);
                stops[at++] = stop(run);
            }
        }
        target.setUnion(starts, stops);
    }

    /** Puts the characters into {@code target} that are among {@code few} and have the word in their names. */
    void intersect(Runs few, int word, Runs target) {
        target.clear();
        int run = words.firstRun(word);
        int end = words.firstRun(word + 1);
        for (int i = 0; i < few.count(); i++) {
            long start = few.start(i);
            long stop = few.stop(i);
            int move = few.move(i);
            while (run < end && stop(run) <= start) {
                run++; // both ascend, so a run that ends here meets nothing further on
            }
            if (run == end) {
                return;
            }
            target.addUnlessEmpty(Math.max(start, start(run)), Math.min(stop, stop(run)), move);
            while (stop(run) < stop && run + 1 < end) {
                run++;
                target.addUnlessEmpty(start(run), Math.min(stop, stop(run)), move);
            }
        }
    }

    private long start(int run) {
        return bounds[2 * run];
    }

    private long stop(int run) {
        return bounds[2 * run + 1];
    }
}
