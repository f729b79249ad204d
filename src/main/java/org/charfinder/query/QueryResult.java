package org.charfinder.query;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Runs;
import org.charfinder.index.UnicodeNameIndex;
import org.jspecify.annotations.Nullable;

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
public final class QueryResult implements Iterable<Match> {

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
        /** As words that are spelled or put together nearly as the query. */
        CLOSEST,
        /** Nothing was found. */
        NOTHING
    }

    private final CharacterLookup lookup;
    private final Slices slices = new Slices(); // of lines of its own by their complements
    private int total;
    private final GroupStarts groups = new GroupStarts();
    private final OwnLines own = new OwnLines();
    private Kind kind = Kind.NOTHING;
    private List<Suggestion> suggestions = List.of();
    private String hint = ""; // the suggestions as text
    private int further;

    /**
     * Makes an empty result.
     *
     * @param index of the queries
     */
    public QueryResult(UnicodeNameIndex index) {
        this.lookup = new CharacterLookup(index);
    }

    /** Makes this empty. */
    public void clear() {
        slices.clear();
        total = 0;
        groups.clear();
        own.clear();
        kind = Kind.NOTHING;
        suggest(List.of());
        further = 0;
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
        slices.set(other.slices);
        total = other.total;
        groups.set(other.groups);
        kind = other.kind;
        suggestions = other.suggestions;
        hint = other.hint;
        further = other.further;
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
        slices.add(start, stop, length);
    }

    /** Adds a line that the index does not have. */
    void addOwn(Kind foundBy, Match line) {
        kind = foundBy;
        int start = own.length();
        own.add(line);
        add(~start, ~own.length(), 1);
    }

    /** Tells that the next match begins a group. */
    void begin(MatchGroup group) {
        groups.begin(group, total);
    }

    /**
     * The group that begins at a rank.
     *
     * @param rank of a match, from 0, with those that were cut off
     * @return null if there is none, or if all matches are in one group
     */
    public @Nullable MatchGroup groupAt(int rank) {
        return groups.at(rank);
    }

    /** Adds suggestions to an empty result. */
    void suggest(List<Suggestion> others) {
        suggestions = others;
        hint = Suggestion.hint(others);
    }

    /** Tells how many more matches other names would give. If there are any, nothing else is suggested. */
    void setFurther(int matches) {
        further = matches;
        if (matches > 0) {
            suggest(List.of());
        }
    }

    /**
     * The number of matches that {@link Finder#findFurther} finds.
     *
     * @return 0 also before {@link Finder#countFurther}
     */
    public int further() {
        return further;
    }

    /**
     * The memory that the result takes.
     *
     * @return about the number of bytes
     */
    public int capacity() {
        return slices.capacity() + own.bytes().length;
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
     * Tells whether the matches are only close to the query: no character has all of its words as they are typed. The
     * status line says so, see {@link StatusLine#of(QueryResult, CharSequence)}.
     *
     * @return true for {@link Kind#CLOSEST}
     */
    public boolean isClosest() {
        return kind == Kind.CLOSEST;
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
        return own.length() > 0;
    }

    /**
     * The number of slices.
     *
     * @return from 0
     */
    public int count() {
        return slices.count();
    }

    /**
     * The slices of {@link CharacterLookup#lines()}. For slices of {@link #own} lines, both offsets are complements,
     * and so negative.
     *
     * @return start, stop, start, stop …, stops exclusive; not to be changed, and may be longer than the slices
     */
    public int[] slices() {
        return slices.bounds();
    }

    /**
     * The lines that the index does not have.
     *
     * @return a copy, in UTF-8
     */
    public byte[] own() {
        return own.bytes();
    }

    /**
     * Takes out sequences with skin tones whose emoji is before them, unless the query is one of codes or characters.
     * Not after {@link #cut}.
     *
     * @return the sequences in order, by the {@linkplain Match#characters characters} of their emoji
     */
    public Map<String, List<Match>> foldTones() {
        if (kind == Kind.CODES || kind == Kind.CHARACTERS) {
            return Map.of();
        }
        Map<String, List<Match>> folded = new SkinTones(lookup).fold(slices, groups);
        total -= folded.values().stream().mapToInt(List::size).sum();
        return folded;
    }

    /**
     * Cuts off all matches but a range. Allocates nothing.
     *
     * @param start the rank of the first match that stays, from 0
     * @param stop the rank behind the last match that stays; may be beyond the end
     * @return the number of matches that stay
     */
    public int cut(int start, int stop) {
        return slices.cut(start, stop, lookup, own);
    }

    /**
     * The matches that were not cut off, in order. Each is decoded when it is asked for.
     *
     * @return valid until the next use of this result
     */
    public Iterator<Match> matches() {
        ByteBuffer lines = slices.count() > 0 ? lookup.lines() : ByteBuffer.allocate(0);
        return new MatchIterator(lines, own.bytes(), slices.bounds(), slices.count());
    }

    @Override
    public Iterator<Match> iterator() {
        return matches();
    }
}
