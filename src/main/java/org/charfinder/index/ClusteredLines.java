package org.charfinder.index;

import java.nio.ByteBuffer;

/**
 * Copies of some lines, so that results are fewer slices: for each word with many runs, the lines of all its short
 * runs, one behind the other. These are 770 words and 1.7 MB. Long results of few runs, such as {@code cjk}, need no
 * copy.
 */
final class ClusteredLines {

    /** Words of fewer runs have no copies. */
    private static final int SCATTERED = 8;

    /** Runs with more bytes of lines stay slices of their own: each byte of a copy saves less there. */
    private static final int SHORT = 256;

    /** No copies. */
    static final ClusteredLines NONE = new ClusteredLines();

    private final int[] starts; // for each word the offset of its copies in the buffer; 0 if it has none
    private int end;

    private ClusteredLines() {
        starts = new int[0];
    }

    /**
     * Decides which lines to copy, and the offsets of the copies.
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

    /** The length of all lines, those in order and the copies, in bytes. */
    int size() {
        return end;
    }

    /** Makes the copies, in a buffer that has the lines in order. */
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

    /** Points the short runs of a word to their copies. */
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
