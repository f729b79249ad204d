package org.charfinder.query;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Runs;
import org.charfinder.index.UnicodeNameIndex;

/**
 * What a query has found: slices of the index's lines, and lines of its own for what the index does not have. Its memory is
 * kept from one use to the next. One thread at a time.
 */
public final class QueryResult {

    /** What a query was taken for, by which something was found. */
    public enum Kind {
        CODES,
        NAMES,
        OTHER_NAMES,
        CHARACTERS,
        /** Nothing was found. */
        NOTHING
    }

    private static final int LINE_END = 2; // bytes

    private final UnicodeNameIndex index;
    private int[] slices = new int[8]; // start, stop, start, stop …; of lines of its own the complements of both
    private int[] lengths = new int[4]; // how many lines each slice has
    private int count;
    private int total;
    private byte[] own = new byte[0]; // lines of its own
    private int ownLength;
    private Kind kind = Kind.NOTHING;
    private List<Suggestion> suggestions = List.of();
    private String hint = ""; // these as a text
    private boolean costly;

    /** One that has found nothing yet, in an index. */
    public QueryResult(UnicodeNameIndex index) {
        this.index = index;
    }

    /** Makes it say that nothing was found. */
    void clear() {
        count = 0;
        total = 0;
        ownLength = 0;
        kind = Kind.NOTHING;
        suggest(List.of());
        costly = false;
    }

    /** Makes it what a search for words of names has found. */
    public void set(Runs found) {
        clear();
        add(Kind.NAMES, found);
    }

    /** Makes it the same as another, which is this one, or has no lines of its own. */
    public void set(QueryResult other) {
        if (other == this) {
            return;
        }
        clear();
        if (lengths.length < other.count) {
            slices = new int[2 * other.count];
            lengths = new int[other.count];
        }
        System.arraycopy(other.slices, 0, slices, 0, 2 * other.count);
        System.arraycopy(other.lengths, 0, lengths, 0, other.count);
        count = other.count;
        total = other.total;
        kind = other.kind;
        suggestions = other.suggestions;
        hint = other.hint;
    }

    void add(Kind foundBy, Runs found) {
        if (found.count() > 0) {
            kind = foundBy;
        }
        for (int i = 0; i < found.count(); i++) {
            add(found.linesStart(i), found.linesStop(i), found.length(i));
        }
    }

    private void add(int start, int stop, int length) {
        total += length;
        if (count > 0 && slices[2 * count - 1] == start) {
            slices[2 * count - 1] = stop;
            lengths[count - 1] += length;
            return;
        }
        reserve(count + 1);
        slices[2 * count] = start;
        slices[2 * count + 1] = stop;
        lengths[count] = length;
        count++;
    }

    private void reserve(int wanted) {
        if (lengths.length < wanted) {
            int capacity = Math.max(2 * lengths.length, wanted);
            slices = Arrays.copyOf(slices, 2 * capacity);
            lengths = Arrays.copyOf(lengths, capacity);
        }
    }

    /** Adds a line that the index does not have. */
    void addOwn(Kind foundBy, Match line) {
        kind = foundBy;
        byte[] bytes = (line + "\r\n").getBytes(UTF_8);
        if (own.length < ownLength + bytes.length) {
            own = Arrays.copyOf(own, Math.max(2 * own.length, ownLength + bytes.length));
        }
        System.arraycopy(bytes, 0, own, ownLength, bytes.length);
        add(~ownLength, ~(ownLength + bytes.length), 1);
        ownLength += bytes.length;
    }

    /** Says what else could have been asked. */
    void suggest(List<Suggestion> others) {
        suggestions = others;
        hint = Suggestion.hint(others);
    }

    void markCostly() {
        costly = true;
    }

    /** Whether it may have taken milliseconds to find; to look up words does not. */
    public boolean isCostly() {
        return costly;
    }

    /** How many characters and sequences were found, also those that were cut off. */
    public int total() {
        return total;
    }

    /** By what it was found. */
    public Kind kind() {
        return kind;
    }

    /** What else could have been asked, if nothing was found; at most three. */
    public List<Suggestion> suggestions() {
        return suggestions;
    }

    /** What the status line goes on with behind the query: a suggestion if nothing was found; empty if there is none. */
    public String hint() {
        return hint;
    }

    /** Whether there are lines that the index does not have. */
    public boolean hasOwn() {
        return ownLength > 0;
    }

    /** How many slices there are. */
    public int count() {
        return count;
    }

    /**
     * Start, stop, start, stop … of the slices in {@link CharacterLookup#lines()}; there may be more room than slices. Of
     * slices of {@link #own} lines they are the complements, and so negative.
     */
    public int[] slices() {
        return slices;
    }

    /** The lines that the index does not have, in UTF-8; a copy. */
    public byte[] own() {
        return Arrays.copyOf(own, ownLength);
    }

    /**
     * Cuts off what comes before some match and behind another.
     *
     * @param start rank of the first match that stays, from 0
     * @param stop rank behind the last that stays; may lie beyond the end
     * @return how many stay
     */
    public int cut(int start, int stop) {
        int rank = 0; // of the slice's first match
        int kept = 0;
        int lines = 0;
        for (int i = 0; i < count && rank < stop; i++) {
            int length = lengths[i];
            int skipped = Math.max(0, start - rank);
            int end = Math.min(length, stop - rank);
            if (skipped < end) {
                int from = skip(slices[2 * i], skipped);
                int to = end == length ? slices[2 * i + 1] : skip(from, end - skipped);
                slices[2 * kept] = from;
                slices[2 * kept + 1] = to;
                lengths[kept] = end - skipped;
                lines += lengths[kept];
                kept++;
            }
            rank += length;
        }
        count = kept;
        return lines;
    }

    /** Where the line begins that comes some lines behind another, in the index or among its own. */
    private int skip(int line, int lines) {
        if (line >= 0) {
            return new CharacterLookup(index).skipLines(line, lines);
        }
        int at = ~line;
        for (int left = lines; left > 0; at++) {
            left -= own[at] == '\n' ? 1 : 0;
        }
        return ~at;
    }

    /** What was found and not cut off, in order; each is read when it is asked for. Good until the next use of this. */
    public Iterator<Match> matches() {
        return new MatchIterator();
    }

    private final class MatchIterator implements Iterator<Match> {
        private final ByteBuffer lines = count > 0 ? new CharacterLookup(index).lines() : null;
        private int slice;
        private int at = count > 0 ? slices[0] : 0;

        @Override
        public boolean hasNext() {
            return slice < count;
        }

        @Override
        public Match next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int end = skip(at, 1);
            Match match = at >= 0 ? match(bytes(lines, at, end)) : match(Arrays.copyOfRange(own, ~at, ~end));
            at = end;
            if (at == slices[2 * slice + 1]) {
                slice++;
                at = slice < count ? slices[2 * slice] : 0;
            }
            return match;
        }

        private static byte[] bytes(ByteBuffer lines, int start, int stop) {
            byte[] bytes = new byte[stop - start];
            lines.get(start, bytes);
            return bytes;
        }

        /** Field by field: of most lines only the middle one needs decoding. */
        private static Match match(byte[] line) {
            int firstTab = indexOf((byte) '\t', line, 0);
            int secondTab = indexOf((byte) '\t', line, firstTab + 1);
            return new Match(
                    new String(line, 0, firstTab, US_ASCII).strip(),
                    new String(line, firstTab + 1, secondTab - firstTab - 1, UTF_8),
                    new String(line, secondTab + 1, line.length - secondTab - 1 - LINE_END, UTF_8));
        }

        private static int indexOf(byte wanted, byte[] bytes, int from) {
            int i = from;
            while (bytes[i] != wanted) {
                i++;
            }
            return i;
        }
    }
}
