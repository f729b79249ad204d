package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The result lines of all characters, in code point order, then those of emoji sequences. */
final class Lines {

    private static final String PREFIX = "U+";
    static final String END = "\r\n";

    /** The offset of every 64th line is stored. The others are found by scanning from there. */
    static final int SAMPLED = 64;

    private static final long ONES = 0x0101010101010101L;
    private static final long LINE_FEEDS = '\n' * ONES;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final ByteBuffer bytes; // absolute access only; little-endian, so that the first byte is the lowest
    private final int length; // of the lines in order; copies may follow
    private final int[] samples;
    private final int[] segments;
    private final int characters;

    /**
     * Takes sections of an index; see {@link Section}.
     *
     * @param lines from position 0 to the limit; copies may follow
     * @param characters the number of lines that are of characters; those of emoji sequences follow
     */
    Lines(ByteBuffer lines, int[] samples, int[] segments, int characters) {
        this.bytes = lines.duplicate().clear().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        this.length = lines.limit();
        this.samples = samples;
        this.segments = segments;
        this.characters = characters;
    }

    /** All lines and copies, read-only; absolute access only. */
    ByteBuffer bytes() {
        return bytes;
    }

    /** The offset of the line that is {@code count} lines behind the one at offset {@code line}. */
    int skip(int line, int count) {
        boolean near = count < SAMPLED || line >= length; // copies have no samples
        return near ? skipEach(line, count) : line(ordinal(line) + count);
    }

    /** The bound behind the last line. */
    long stop() {
        return Runs.bound(length == 0 ? 0 : ordinal(length), length);
    }

    private int skipEach(int line, int count) {
        int at = line;
        for (int i = 0; i < count; i++) {
            at = end(at);
        }
        return at;
    }

    /** The offset of the line of an ordinal; for the ordinal behind the last, the end of the lines. */
    private int line(int ordinal) {
        int sample = Math.min(ordinal / SAMPLED, samples.length - 1);
        return sample < 0 ? 0 : skipEach(samples[sample], ordinal - sample * SAMPLED);
    }

    /** The ordinal of the line at an offset. */
    private int ordinal(int line) {
        int found = Arrays.binarySearch(samples, line);
        int sample = found < 0 ? -found - 2 : found;
        int ordinal = sample * SAMPLED;
        for (int at = samples[sample]; at < line; at = end(at)) {
            ordinal++;
        }
        return ordinal;
    }

    /** The bound of the first character that is not less than a code point; behind all characters if there is none. */
    long bound(int codePoint) {
        int ordinal = countBelow(codePoint);
        return Runs.bound(ordinal, line(ordinal));
    }

    /** The number of characters below a code point that have a line. */
    int countBelow(int codePoint) {
        int segment = segment(codePoint);
        return segment < 0
                ? 0
                : Math.min(ordinalOf(segment) + codePoint - codePointOf(segment), ordinalOf(segment + 1));
    }

    /** Whether there is a line for a character. */
    boolean has(int codePoint) {
        int segment = segment(codePoint);
        return segment >= 0 && codePoint < endOf(segment);
    }

    /** The end, exclusive, of the range around a code point in which all have a line or none has. */
    private int endOfNeighbours(int codePoint) {
        int segment = segment(codePoint);
        return segment >= 0 && codePoint < endOf(segment) ? endOf(segment) : codePointOf(segment + 1);
    }

    /** The last segment whose first code point is at most the given one; -1 if there is none. */
    private int segment(int codePoint) {
        int low = 0;
        int high = segments.length / 2;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (codePointOf(middle) <= codePoint) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** The first code point of a segment; behind the last segment, 110000 in hex. */
    private int codePointOf(int segment) {
        return 2 * segment < segments.length ? segments[2 * segment] : Character.MAX_CODE_POINT + 1;
    }

    private int ordinalOf(int segment) {
        return 2 * segment < segments.length ? segments[2 * segment + 1] : characters;
    }

    /** The first code point behind a segment. */
    private int endOf(int segment) {
        return codePointOf(segment) + ordinalOf(segment + 1) - ordinalOf(segment);
    }

    /** The start of the line that has the byte at an offset. */
    int start(int at) {
        int start = at;
        while (start > 0 && bytes.get(start - 1) != '\n') {
            start--;
        }
        return start;
    }

    /** The end, exclusive, of the line that has the byte at an offset. */
    int end(int at) {
        int end = at;
        while (end <= bytes.limit() - Long.BYTES) {
            long found = lineFeeds(bytes.getLong(end));
            if (found != 0) {
                return end + Long.numberOfTrailingZeros(found) / Byte.SIZE + 1;
            }
            end += Long.BYTES;
        }
        while (bytes.get(end) != '\n') {
            end++;
        }
        return end + 1;
    }

    /**
     * Finds line feeds among eight bytes, as C libraries do: a byte that is 0 borrows from the next one.
     *
     * @return 0 if there is none; else the lowest bit is in the first of them
     */
    private static long lineFeeds(long eight) {
        long zeros = eight ^ LINE_FEEDS;
        return (zeros - ONES) & ~zeros & HIGH_BITS;
    }

    /** The code point of a line. */
    int codePoint(int start) {
        int codePoint = 0;
        for (int at = start + PREFIX.length(); Character.digit(bytes.get(at), 16) >= 0; at++) {
            codePoint = codePoint << 4 | Character.digit(bytes.get(at), 16);
        }
        return codePoint;
    }

    /**
     * The code points of a range that have no line of their own, as ranges.
     *
     * @param listed the lines of ranges, one run or none: a range ends where the next line begins
     */
    List<UnnamedRange> unnamed(int first, int last, Runs listed) {
        int stop = listed.count() == 0 ? 0 : listed.linesStop(0);
        int line = listed.count() == 0 ? 0 : firstBehind(first, listed.linesStart(0), stop);
        List<UnnamedRange> found = new ArrayList<>();
        int end;
        for (int at = first; at <= last; at = end) {
            while (line < stop && codePoint(line) <= at) {
                line = end(line);
            }
            end = Math.min(Math.min(endOfNeighbours(at), line < stop ? codePoint(line) : last + 1), last + 1);
            if (!has(at)) {
                found.add(new UnnamedRange(at, end - 1));
            }
        }
        return found;
    }

    /** The first of some lines, in code point order, that is behind a code point; their end if there is none. */
    private int firstBehind(int codePoint, int linesStart, int linesStop) {
        int low = linesStart;
        int high = linesStop;
        while (low < high) {
            int line = start((low + high) >>> 1);
            if (codePoint(line) <= codePoint) {
                low = end(line);
            } else {
                high = line;
            }
        }
        return low;
    }

    /** The character of a line, and its name. */
    NamedCharacter character(int start, int end) {
        byte[] line = new byte[end - start];
        bytes.get(start, line);
        String text = new String(line, UTF_8);
        String name = text.substring(text.lastIndexOf('\t') + 1, text.length() - END.length());
        return new NamedCharacter(codePoint(start), name);
    }
}
