package org.charfinder.index;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Builds {@link ClusteredLines}. */
final class ClusteredLinesBuilder {

    /** Words of fewer runs have no copies. */
    private static final int SCATTERED = 8;

    private ClusteredLinesBuilder() {}

    /** Puts the copies, and where those of each word begin; the runs are put already. */
    static void build(WordTable words, byte[] lines, BuiltSections sections) {
        long[] bounds = sections.get(Section.RUNS);
        int[] starts = new int[IndexEntries.wordCount(words)];
        ByteArrayOutputStream copies = new ByteArrayOutputStream();
        Runs runs = new Runs();
        for (int word = 0; word < starts.length; word++) {
            if (words.firstRun(word + 1) - words.firstRun(word) >= SCATTERED) {
                starts[word] = copies.size() + 1;
                runs.set(bounds, words.firstRun(word), words.firstRun(word + 1));
                for (int i = 0; i < runs.count(); i++) {
                    if (ClusteredLines.isShort(runs, i)) {
                        copies.write(lines, runs.linesStart(i), runs.linesLength(i));
                    }
                }
            }
        }
        sections.put(Section.COPY_STARTS, starts);
        sections.put(Section.LINE_COPIES, ByteBuffer.wrap(copies.toByteArray()));
    }
}
