package org.charfinder.query;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Runs;
import org.jspecify.annotations.Nullable;

/**
 * Folds sequences with skin tones into the emoji that they vary. One thread at a time.
 *
 * <p>In the order of lines, sequences follow all characters, and copies of lines, which are not folded, follow these.
 */
final class SkinTones {

    private final CharacterLookup lookup;
    private final ByteBuffer lines;
    private final Map<String, List<Match>> folded = new HashMap<>(); // by the characters of their emoji
    private final Slices kept = new Slices();
    private int rank; // of the next line that is kept

    SkinTones(CharacterLookup lookup) {
        this.lookup = lookup;
        this.lines = lookup.lines();
    }

    /**
     * Takes out sequences whose emoji is before them.
     *
     * @param slices all lines of a result
     * @param groups of the result
     * @return the sequences in order, by the characters of their emoji
     */
    Map<String, List<Match>> fold(Slices slices, GroupStarts groups) {
        Runs toned = lookup.toned();
        int first = toned.count() == 0 ? Integer.MAX_VALUE : toned.linesStart(0);
        int end = toned.count() == 0 ? 0 : toned.linesStop(toned.count() - 1);
        for (int i = 0; i < slices.count(); i++) {
            int start = slices.bounds()[2 * i];
            int stop = slices.bounds()[2 * i + 1];
            if (start < end && stop > first) {
                int from = Math.max(start, first);
                keep(start, from, slices.length(i) - countLines(from, stop));
                foldLines(from, stop, groups);
            } else {
                keep(start, stop, slices.length(i));
            }
        }
        groups.removeEmpty(rank);
        slices.set(kept);
        return folded;
    }

    private void foldLines(int from, int stop, GroupStarts groups) {
        int next;
        for (int line = from; line < stop; line = next) {
            next = lookup.skipLines(line, 1);
            @Nullable Match emoji = emojiBefore(line);
            if (emoji == null) {
                keep(line, next, 1);
            } else {
                folded.computeIfAbsent(emoji.characters(), any -> new ArrayList<>())
                        .add(match(line, next));
                groups.remove(rank);
            }
        }
    }

    private void keep(int start, int stop, int length) {
        if (length > 0) {
            kept.add(start, stop, length);
            rank += length;
        }
    }

    /** The emoji that a sequence with skin tones varies; null if that emoji is not before it. */
    private @Nullable Match emojiBefore(int line) {
        Runs emoji = lookup.withoutTones(line);
        return emoji.count() > 0 && kept.contains(emoji.linesStart(0))
                ? match(emoji.linesStart(0), emoji.linesStop(0))
                : null;
    }

    private Match match(int start, int stop) {
        return new MatchIterator(lines, new byte[0], new int[] {start, stop}, 1).next();
    }

    private int countLines(int start, int stop) {
        int count = 0;
        for (int at = start; at < stop; at++) {
            count += lines.get(at) == '\n' ? 1 : 0;
        }
        return count;
    }
}
