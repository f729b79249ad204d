package org.charfinder.index;

/**
 * Copies of some lines, so that results are fewer slices: for each word with many runs, the lines of all its short
 * runs, one behind the other. These are 770 words and 1.7 MB. Long results of few runs, such as {@code cjk}, need no
 * copy.
 */
final class ClusteredLines {

    /** Runs with more bytes of lines stay slices of their own: each byte of a copy saves less there. */
    private static final int SHORT = 256;

    /** No copies. */
    static final ClusteredLines NONE = new ClusteredLines(new int[0], 0);

    private final int[] starts; // for each word where its copies begin, and 1; 0 if it has none
    private final int offset; // of the first copy in the lines

    /**
     * Takes a section of an index.
     *
     * @param offset of the copies, behind the lines in order
     */
    ClusteredLines(int[] starts, int offset) {
        this.starts = starts;
        this.offset = offset;
    }

    /** Points the short runs of a word to their copies. */
    void apply(int word, Runs runs) {
        int start = word < starts.length ? starts[word] : 0;
        if (start > 0) {
            int at = offset + start - 1;
            for (int i = 0; i < runs.count(); i++) {
                if (isShort(runs, i)) {
                    at += runs.moveLines(i, at);
                }
            }
        }
    }

    /** Whether a run of a word with copies is copied. */
    static boolean isShort(Runs runs, int i) {
        return runs.linesLength(i) < SHORT;
    }
}
