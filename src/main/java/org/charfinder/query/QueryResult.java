package org.charfinder.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Runs;
import org.charfinder.index.UnicodeNameIndex;

/**
 * What a query has found: slices of the lines of the index, and lines of its own for what the index does not have. The
 * memory is reused. One thread at a time.
 *
 * <p>The slices are converted and copied from {@link Runs} for three reasons. Runs are the buffer of a search, which
 * its next query overwrites, while a result may be kept. Runs are an ascending set, while a result is a list in the
 * order of the query, with lines of its own, cut to a page. And a reply takes pairs of offsets, so the bounds must be
 * converted in any case. This takes 13 ns for one run; 35 ns for seven, as in typical queries, of 230 ns for the whole
 * search; 190 ns for 65 runs, of 700 ns (JDK 17, x86-64; see {@code FinderBenchmark}).
 */
public final class QueryResult {

    /** The way in which a query was read when something was found. */
    public enum Kind {
        /** As code points. */
        CODES,
        /** As words of names. */
        NAMES,
        /** As words of other names. */
        OTHER_NAMES,
        /** As the characters themselves. */
        CHARACTERS,
        /** Nothing was found. */
        NOTHING
    }

    private final UnicodeNameIndex index;
    private int[] slices = new int[8]; // start, stop, start, stop …; for lines of its own their complements
    private int[] lengths = new int[4]; // the number of lines of each slice
    private int count;
    private int total;
    private byte[] own = new byte[0]; // lines of its own
    private int ownLength;
    private Kind kind = Kind.NOTHING;
    private List<Suggestion> suggestions = List.of();
    private String hint = ""; // the suggestions as text
    private boolean costly;

    /**
     * Makes an empty result.
     *
     * @param index of the queries
     */
    public QueryResult(UnicodeNameIndex index) {
        this.index = index;
    }

    /** Makes this empty. */
    void clear() {
        count = 0;
        total = 0;
        ownLength = 0;
        kind = Kind.NOTHING;
        suggest(List.of());
        costly = false;
    }

    /**
     * Makes this what a search for words of names has found.
     *
     * @param found copied
     */
    public void set(Runs found) {
        clear();
        add(Kind.NAMES, found);
    }

    /**
     * Makes this equal to another result.
     *
     * @param other copied; this one, or one without lines of its own
     */
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

    /** Adds characters behind the others. */
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

    /** Adds suggestions to an empty result. */
    void suggest(List<Suggestion> others) {
        suggestions = others;
        hint = Suggestion.hint(others);
    }

    /** Tells that this query may have taken milliseconds. */
    void markCostly() {
        costly = true;
    }

    /**
     * Tells whether the query may have taken milliseconds.
     *
     * @return false if words were looked up, and nothing else
     */
    public boolean isCostly() {
        return costly;
    }

    /**
     * The number of characters and sequences that were found.
     *
     * @return from 0, with those that were cut off
     */
    public int total() {
        return total;
    }

    /**
     * The way in which the query was read.
     *
     * @return {@link Kind#NOTHING} if nothing was found
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Other queries, if nothing was found.
     *
     * @return at most three
     */
    public List<Suggestion> suggestions() {
        return suggestions;
    }

    /**
     * The suggestions as the end of a status line.
     *
     * @return empty if there are none
     */
    public String hint() {
        return hint;
    }

    /**
     * Tells whether there are lines that the index does not have.
     *
     * @return true if {@link #own} is not empty
     */
    public boolean hasOwn() {
        return ownLength > 0;
    }

    /**
     * The number of slices.
     *
     * @return from 0
     */
    public int count() {
        return count;
    }

    /**
     * The slices of {@link CharacterLookup#lines()}. For slices of {@link #own} lines, both offsets are complements,
     * and so negative.
     *
     * @return start, stop, start, stop …, stops exclusive; not to be changed, and may be longer than the slices
     */
    public int[] slices() {
        return slices;
    }

    /**
     * The lines that the index does not have.
     *
     * @return a copy, in UTF-8
     */
    public byte[] own() {
        return Arrays.copyOf(own, ownLength);
    }

    /**
     * Cuts off all matches but a range.
     *
     * @param start the rank of the first match that stays, from 0
     * @param stop the rank behind the last match that stays; may be beyond the end
     * @return the number of matches that stay
     */
    public int cut(int start, int stop) {
        int rank = 0; // of the first match of the slice
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

    /** The offset of the line that is some lines behind another, in the index or among its own lines. */
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

    /**
     * The matches that were not cut off, in order. Each is decoded when it is asked for.
     *
     * @return valid until the next use of this result
     */
    public Iterator<Match> matches() {
        ByteBuffer lines = count > 0 ? new CharacterLookup(index).lines() : ByteBuffer.allocate(0);
        return new MatchIterator(lines, own, slices, count);
    }
}
