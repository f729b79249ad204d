package org.charfinder.index;

import java.nio.ByteBuffer;

/**
 * A second copy of some lines, so that answers are fewer slices: of each word whose characters lie scattered, the lines of
 * all short runs, one behind the other. These are 770 words and 2.8 MB, while the well-known long answers are a few runs
 * as they are.
 */
final class ClusteredLines {

    /** Words of fewer runs are no trouble. */
    private static final int SCATTERED = 8;

    /** Runs of more bytes of lines are worth a slice of their own, and would take the most room. */
    private static final int SHORT = 2 * 1024;

    /** Gathers nothing. */
    static final ClusteredLines NONE = new ClusteredLines();

    private final int[] starts; // for each word where in the buffer its gathered lines begin; 0: it has none
    private int end;

    private ClusteredLines() {
        starts = new int[0];
    }

    /**
     * Decides which lines to copy, and where to.
     *
     * @param bounds of the runs of all words
     * @param lineBytes the length of the lines in order, behind which the copies go
     */
    ClusteredLines(WordTable words, long[] bounds, int lineBytes) {
        starts = new int[IndexEntries.wordCount(words)];
        end = lineBytes;
        Runs runs = new Runs();
        for (int word = 0; word < starts.length; word++) {
            if (words.firstRun(word + 1) - words.firstRun(word) >= SCATTERED) {
                starts[word] = end;
                load(word, words, bounds, runs);
                for (int i = 0; i < runs.count(); i++) {
                    end += isShort(runs, i) ? runs.linesLength(i) : 0;
                }
            }
        }
    }

    /** The bytes of all lines, those in order and the gathered ones. */
    int size() {
        return end;
    }

    /** Copies what is gathered, in a buffer that has the lines in order. */
    void fill(ByteBuffer lines, WordTable words, long[] bounds) {
        Runs runs = new Runs();
        for (int word = 0; word < starts.length; word++) {
            int at = starts[word];
            if (at > 0) {
                load(word, words, bounds, runs);
                for (int i = 0; i < runs.count(); i++) {
                    if (isShort(runs, i)) {
                        lines.put(at, lines, runs.linesStart(i), runs.linesLength(i));
                        at += runs.linesLength(i);
                    }
                }
            }
        }
    }

    /** Points the runs of a word to their gathered lines. */
    void apply(int word, Runs runs) {
        int at = word < starts.length ? starts[word] : 0;
        if (at > 0) {
            for (int i = 0; i < runs.count(); i++) {
                if (isShort(runs, i)) {
                    at += runs.moveLines(i, at);
                }
            }
        }
    }

    private static void load(int word, WordTable words, long[] bounds, Runs target) {
        target.set(bounds, words.firstRun(word), words.firstRun(word + 1));
    }

    private static boolean isShort(Runs runs, int i) {
        return runs.linesLength(i) < SHORT;
    }
}
