package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.charfinder.index.IndexLayout.Section;

/**
 * The result lines of all characters, in code point order, then those of emoji sequences: in memory, or read the first time
 * that one is wanted.
 */
final class Lines {

    private static final String PREFIX = "U+";
    static final String END = "\r\n";

    /** Of so many lines the index says where one begins; the others are found from there. */
    static final int SAMPLED = 64;

    private final IndexLayout layout;
    private final SectionReader reader; // where they come from, null if they are there
    private int[] samples; // there when the buffer is
    private int[] segments; // too
    private volatile ByteBuffer buffer; // null until they are read; absolute access only

    /**
     * Those that are in a buffer, from position 0; behind them there may be copies.
     *
     * @param samples where every 64th begins
     * @param segments pairs of the first code point of neighbours, and its ordinal
     */
    Lines(ByteBuffer buffer, int[] samples, int[] segments, IndexLayout layout) {
        this.layout = layout;
        this.reader = null;
        this.samples = samples;
        this.segments = segments;
        this.buffer = buffer.asReadOnlyBuffer();
    }

    /** Those of a file. */
    Lines(SectionReader reader) {
        this.layout = reader.layout();
        this.reader = reader;
    }

    /**
     * All of them, read-only.
     *
     * @throws UncheckedIOException if they can't be read
     */
    ByteBuffer buffer() {
        if (buffer == null) {
            read();
        }
        return buffer;
    }

    /** Where every 64th line begins. */
    int[] samples() {
        buffer();
        return samples;
    }

    /** Pairs of the first code point of neighbours, and its ordinal. */
    int[] segments() {
        buffer();
        return segments;
    }

    private void read() {
        synchronized (reader) {
            if (buffer == null) {
                try {
                    ByteBuffer lines = reader.buffer(Section.LINES);
                    samples = reader.ints(Section.SAMPLES);
                    segments = reader.ints(Section.SEGMENTS);
                    buffer = lines.asReadOnlyBuffer();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** Where the line begins that comes {@code count} lines behind the one that begins at {@code line}. */
    int skip(int line, int count) {
        buffer();
        boolean near =
                count < SAMPLED || line >= layout.length(Section.LINES); // or it is a copy, of which nothing is sampled
        return near ? skipEach(line, count) : line(ordinal(line) + count);
    }

    /** Where a line behind the last one would be. */
    long stop() {
        buffer();
        int end = layout.length(Section.LINES);
        return Runs.bound(end == 0 ? 0 : ordinal(end), end);
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
        buffer();
        int segment = segment(codePoint);
        int ordinal = segment < 0
                ? 0
                : Math.min(ordinalOf(segment) + codePoint - codePointOf(segment), ordinalOf(segment + 1));
        return Runs.bound(ordinal, line(ordinal));
    }

    /** Whether there is a line for a character. */
    boolean has(int codePoint) {
        buffer();
        int segment = segment(codePoint);
        return segment >= 0 && codePoint < endOf(segment);
    }

    /** Where the neighbours of a character end that have a line too, or have none either; exclusive. */
    int endOfNeighbours(int codePoint) {
        buffer();
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
        return 2 * segment < segments.length ? segments[2 * segment + 1] : layout.characters();
    }

    /** The first code point behind a segment. */
    private int endOf(int segment) {
        return codePointOf(segment) + ordinalOf(segment + 1) - ordinalOf(segment);
    }

    /** Where the line begins that has a byte. */
    int start(int at) {
        ByteBuffer bytes = buffer();
        int start = at;
        while (start > 0 && bytes.get(start - 1) != '\n') {
            start--;
        }
        return start;
    }

    /** Where the line ends that has a byte, exclusive. */
    int end(int at) {
        ByteBuffer bytes = buffer();
        int end = at;
        while (bytes.get(end) != '\n') {
            end++;
        }
        return end + 1;
    }

    /** The code point that a line begins with. */
    int codePoint(int start) {
        ByteBuffer bytes = buffer();
        int codePoint = 0;
        for (int at = start + PREFIX.length(); Character.digit(bytes.get(at), 16) >= 0; at++) {
            codePoint = codePoint << 4 | Character.digit(bytes.get(at), 16);
        }
        return codePoint;
    }

    /** What a line says. */
    NamedCharacter character(int start, int end) {
        byte[] line = new byte[end - start];
        buffer().get(start, line);
        String text = new String(line, UTF_8);
        String name = text.substring(text.lastIndexOf('\t') + 1, text.length() - END.length());
        return new NamedCharacter(codePoint(start), name);
    }
}
