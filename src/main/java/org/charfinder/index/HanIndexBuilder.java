package org.charfinder.index;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.charfinder.unicode.Unihan;
import org.jspecify.annotations.Nullable;

/** Builds the sections of ideographs. Another thread reads the data meanwhile. */
final class HanIndexBuilder {

    private @Nullable CompletableFuture<HanEncoder> reading; // null until there is an ideograph
    private long[] segments = new long[16 * HanSegments.NUMBERS];
    private int count; // of segments
    private int lineLength; // of the last segment
    private int nextCodePoint = -1; // that would continue the last segment

    /** Adds an ideograph. Its code point is above those of all others. */
    void add(int codePoint, long start, long stop) {
        if (reading == null) {
            reading = CompletableFuture.supplyAsync(() -> new HanEncoder(Unihan.read()));
        }
        int length = Runs.lineStart(stop) - Runs.lineStart(start);
        if (codePoint != nextCodePoint || length != lineLength) {
            if ((count + 1) * HanSegments.NUMBERS > segments.length) {
                segments = Arrays.copyOf(segments, 2 * segments.length);
            }
            segments[HanSegments.NUMBERS * count] = start;
            segments[HanSegments.NUMBERS * count + 2] = codePoint;
            lineLength = length;
            count++;
        }
        segments[HanSegments.NUMBERS * (count - 1) + 1] = stop;
        nextCodePoint = codePoint + 1;
    }

    /** Puts the sections; empty ones if there is no ideograph. */
    void build(BuiltSections sections) {
        HanEncoder encoded = reading == null ? null : reading.join();
        int records = 0;
        for (int i = 0; i < count; i++) {
            records += length(i);
        }
        ByteBuffer strokes = ByteBuffer.allocate(records * Short.BYTES);
        ByteBuffer texts = ByteBuffer.allocate(encoded == null ? 0 : encoded.textLength() + records * Short.BYTES);
        List<Long> glosses = new ArrayList<>();
        if (encoded != null) {
            write(encoded, strokes, texts, glosses);
        }
        ByteBuffer numbers = ByteBuffer.allocate(glosses.size() * Long.BYTES);
        glosses.stream().sorted().forEach(numbers::putLong);
        sections.put(Section.HAN_SEGMENTS, Arrays.copyOf(segments, HanSegments.NUMBERS * count));
        sections.put(Section.HAN_STROKES, strokes.flip());
        sections.put(Section.HAN_TEXTS, texts.flip());
        sections.put(Section.HAN_WORDS, ByteBuffer.wrap(encoded == null ? new byte[0] : encoded.words()));
        sections.put(Section.HAN_GLOSSES, numbers.flip());
    }

    /** The number of ideographs in a segment. */
    private int length(int segment) {
        int at = HanSegments.NUMBERS * segment;
        return Runs.ordinal(segments[at + 1]) - Runs.ordinal(segments[at]);
    }

    private void write(HanEncoder encoded, ByteBuffer strokes, ByteBuffer texts, List<Long> glosses) {
        int record = 0;
        for (int segment = 0; segment < count; segment++) {
            int first = (int) segments[HanSegments.NUMBERS * segment + 2];
            for (int codePoint = first; codePoint < first + length(segment); codePoint++) {
                strokes.putShort(encoded.radicalAndStrokes(codePoint));
                encoded.writeText(codePoint, texts);
                encoded.addGlosses(codePoint, record, glosses);
                record++;
            }
        }
    }
}
