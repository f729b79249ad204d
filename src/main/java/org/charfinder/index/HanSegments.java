package org.charfinder.index;

import java.util.BitSet;

/**
 * The ideographs that have a record, as sequences of consecutive code points whose result lines are equally long.
 * Records are numbered in the order of the code points.
 */
final class HanSegments {

    /** For each segment both bounds, and the first code point. */
    static final int NUMBERS = 3;

    private final long[] segments;

    HanSegments(long[] segments) {
        this.segments = segments;
    }

    private int count() {
        return segments.length / NUMBERS;
    }

    private long start(int segment) {
        return segments[NUMBERS * segment];
    }

    private long stop(int segment) {
        return segments[NUMBERS * segment + 1];
    }

    /** The number of ideographs in a segment. */
    private int length(int segment) {
        return Math.max(0, Runs.ordinal(stop(segment)) - Runs.ordinal(start(segment)));
    }

    /** The bound of an ideograph; for the one behind the last, the end of the segment. */
    private long bound(int segment, int rank) {
        long start = start(segment);
        int bytes = Runs.lineStart(stop(segment)) - Runs.lineStart(start);
        return Runs.bound(Runs.ordinal(start) + rank, Runs.lineStart(start) + bytes / length(segment) * rank);
    }

    /** The record of a code point; -1 if it has none. */
    int record(int codePoint) {
        int base = 0;
        for (int segment = 0; segment < count(); segment++) {
            long rank = codePoint - segments[NUMBERS * segment + 2];
            if (rank >= 0 && rank < length(segment)) {
                return base + (int) rank;
            }
            base += length(segment);
        }
        return -1;
    }

    /** The characters of some records. */
    Runs runs(BitSet records) {
        Runs runs = new Runs();
        int base = 0;
        for (int segment = 0; segment < count(); segment++) {
            int end = base + length(segment);
            for (int record = records.nextSetBit(base); record >= 0 && record < end; ) {
                int stop = Math.min(end, records.nextClearBit(record));
                runs.append(bound(segment, record - base), bound(segment, stop - base));
                record = records.nextSetBit(stop);
            }
            base = end;
        }
        return runs;
    }
}
