package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The result lines of all characters, in code point order, then those of emoji sequences. */
final class Lines {

    private static final String PREFIX = "U+";
    static final String END = "\r\n";

    /** Of so many lines the index says where one begins; the others are found from there. */
    static final int SAMPLED = 64;

    private final ByteBuffer bytes; // absolute access only
    private final int length; // of the lines in order; behind them there may be copies
    private final int[] samples;
    private final int[] segments;
    private final int characters;

    /**
     * Takes the sections of an index.
     *
     * @param lines from position 0 to the limit; behind it there may be copies
     * @param samples where every 64th begins
     * @param segments pairs of the first code point of neighbours, and its ordinal
     * @param characters how many of the lines are of characters
     */
    Lines(ByteBuffer lines, int[] samples, int[] segments, int characters) {
        this.bytes = lines.duplicate().clear().asReadOnlyBuffer();
        this.length = lines.limit();
        this.samples = samples;
        this.segments = segments;
        this.characters = characters;
    }

    /** All of them, read-only, and the copies behind them; absolute access only. */
    ByteBuffer bytes() {
        return bytes;
    }

    /** Where the line begins that comes {@code count} lines behind the one that begins at {@code line}. */
    int skip(int line, int count) {
        boolean near = count < SAMPLED || line >= length; // or it is a copy, of which nothing is sampled
        return near ? skipEach(line, count) : line(ordinal(line) + count);
    }

    /** Where a line behind the last one would be. */
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

    /** Where the line of an ordinal begins, or where the last line ends. */
    private int line(int ordinal) {
        int sample = Math.min(ordinal / SAMPLED, samples.length - 1);
        return sample < 0 ? 0 : skipEach(samples[sample], ordinal - sample * SAMPLED);
    }

    /** The ordinal of the character whose line begins at {@code line}. */
    private int ordinal(int line) {
        int found = Arrays.binarySearch(samples, line);
        int sample = found < 0 ? -found - 2 : found;
        int ordinal = sample * SAMPLED;
        for (int at = samples[sample]; at < line; at = end(at)) {
            ordinal++;
        }
        return ordinal;
    }

    /** The bound before the first character from a code point on; the one behind all characters if there is none. */
    long bound(int codePoint) {
        int segment = segment(codePoint);
        int ordinal = segment < 0
                ? 0
                : Math.min(ordinalOf(segment) + codePoint - codePointOf(segment), ordinalOf(segment + 1));
        return Runs.bound(ordinal, line(ordinal));
    }

    /** Whether there is a line for a character. */
    boolean has(int codePoint) {
        int segment = segment(codePoint);
        return segment >= 0 && codePoint < endOf(segment);
    }

    /** Where the neighbours of a character end that have a line too, or have none either; exclusive. */
    int endOfNeighbours(int codePoint) {
        int segment = segment(codePoint);
        return segment >= 0 && codePoint < endOf(segment) ? endOf(segment) : codePointOf(segment + 1);
    }

    /** The last segment that does not begin behind a code point; -1 if all do. */
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

    /** The first code point of a segment; behind the last segment one that is none. */
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

    /** Where the line begins that has a byte. */
    int start(int at) {
        int start = at;
        while (start > 0 && bytes.get(start - 1) != '\n') {
            start--;
        }
        return start;
    }

    /** Where the line ends that has a byte, exclusive. */
    int end(int at) {
        int end = at;
        while (bytes.get(end) != '\n') {
            end++;
        }
        return end + 1;
    }

    /** The code point that a line begins with. */
    int codePoint(int start) {
        int codePoint = 0;
        for (int at = start + PREFIX.length(); Character.digit(bytes.get(at), 16) >= 0; at++) {
            codePoint = codePoint << 4 | Character.digit(bytes.get(at), 16);
        }
        return codePoint;
    }

    /** What a line says. */
    NamedCharacter character(int start, int end) {
        byte[] line = new byte[end - start];
        bytes.get(start, line);
        String text = new String(line, UTF_8);
        String name = text.substring(text.lastIndexOf('\t') + 1, text.length() - END.length());
        return new NamedCharacter(codePoint(start), name);
    }
}
