package org.charfinder.index;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.Confusables;
import org.charfinder.unicode.Version;

/**
 * Looks up characters and emoji sequences in an index by everything that the index knows: words of names, other names,
 * code points, properties. Answers are {@link Runs}, which tell where in {@link #lines} the result lines are. This is
 * the door for code that reads queries or shows all of a character; {@link UnicodeNameIndex} alone answers plain
 * queries.
 *
 * <p>Any thread may call. Where the index was opened and not read, every method may throw {@link
 * java.io.UncheckedIOException}.
 */
public final class CharacterLookup {

    private final IndexSections.Contents contents;
    private final WordTable words;
    private final Postings postings;
    private final Lazy<Lines> lines;
    private final Lazy<OtherNameIndex> otherNames;
    private final HanIndex ideographs;

    /**
     * Makes one, which takes no memory to speak of.
     *
     * @param index to look up in
     */
    public CharacterLookup(UnicodeNameIndex index) {
        contents = index.sections().contents();
        words = index.wordTable();
        postings = index.postings();
        lines = index.lines();
        otherNames = index.otherNames();
        ideographs = index.ideographs();
    }

    /**
     * The result lines of all characters: for each, in order, {@code U+265C } TAB the character TAB its name CR LF, in
     * UTF-8. Copies of some lines follow, so that an answer is fewer slices.
     *
     * @return read-only, with a position of its own
     */
    public ByteBuffer lines() {
        return lines.get().bytes().duplicate();
    }

    /**
     * Skips lines.
     *
     * @param line the offset of a line in {@link #lines}
     * @param count how many lines to skip, from 0
     * @return the offset of the line that follows those
     */
    public int skipLines(int line, int count) {
        return lines.get().skip(line, count);
    }

    /**
     * A search for words of names.
     *
     * @return a new one, for one thread at a time
     */
    public Search search() {
        return new Search(words, postings);
    }

    /**
     * Counts what other names find besides.
     *
     * @param search answers the queries first
     * @return a new one, for one thread at a time
     */
    public FurtherCounter furtherCounter(Search search) {
        return new FurtherCounter(search, contents, otherNames.get(), ideographs);
    }

    /**
     * A search for words of names that are spelled nearly as another.
     *
     * @return a new one, for one thread at a time
     */
    public EditDistanceSearch editDistanceSearch() {
        return new EditDistanceSearch(words, postings);
    }

    /**
     * The words of names, for one query; {@link TermLookup#otherNames} has those of formal and informal aliases, and of
     * short names and keywords in many languages.
     *
     * @return a new one, for one thread at a time
     */
    public TermLookup names() {
        return nameTerms();
    }

    private NameTermLookup nameTerms() {
        return new NameTermLookup(words, postings, lines, otherNames, ideographs);
    }

    /**
     * All characters and emoji sequences, without the ranges of code points that have no names.
     *
     * @return one run, or none if there are none
     */
    public Runs everything() {
        Runs found = new Runs();
        found.addUnlessEmpty(0, lines.get().stop(), 0);
        return Runs.difference(found, nameTerms().word(IndexEntries.UNNAMED));
    }

    /**
     * The characters of a range.
     *
     * @param first a code point
     * @param last a code point, inclusive
     * @return those that the index has
     */
    public Runs codePoints(int first, int last) {
        Runs found = new Runs();
        found.addUnlessEmpty(lines.get().bound(first), lines.get().bound(last + 1), 0);
        return found;
    }

    /**
     * Tells whether the index has a code point, as a named character or a control.
     *
     * @param codePoint any number
     * @return false for code points without a line
     */
    public boolean has(int codePoint) {
        return lines.get().has(codePoint);
    }

    /**
     * Counts the code points of a range that the index does not have.
     *
     * @param first a code point
     * @param last a code point, inclusive
     * @return from 0
     */
    public int countUnnamed(int first, int last) {
        int named = lines.get().countBelow(last + 1) - lines.get().countBelow(first);
        return last + 1 - first - named;
    }

    /**
     * The code points of a range that the index does not have, as ranges that are one line in the results of filters.
     *
     * @param first a code point
     * @param last a code point, inclusive
     * @return ascending; the first and the last one may be part of a longer range
     */
    public List<UnnamedRange> unnamed(int first, int last) {
        return countUnnamed(first, last) == 0
                ? List.of()
                : lines.get().unnamed(first, last, nameTerms().word(IndexEntries.UNNAMED));
    }

    /**
     * An emoji sequence.
     *
     * @param characters two code points or more, with or without U+FE0F where that is optional
     * @return no run if the index does not have it
     */
    public Runs sequence(String characters) {
        return otherNames.get().sequence(characters);
    }

    /**
     * The whole names, for one query.
     *
     * @return a new one, for one thread at a time
     */
    public WholeNameLookup wholeNames() {
        return new WholeNameLookup(nameTerms(), otherNames);
    }

    /**
     * The characters and sequences that people know: CLDR or HTML names them, or they are in the first 256.
     *
     * @return not to be changed
     */
    public Runs wellKnown() {
        return nameTerms().word(IndexEntries.KNOWN);
    }

    /**
     * The sequences with skin tones.
     *
     * @return not to be changed
     */
    public Runs toned() {
        return nameTerms().word(IndexEntries.TONED);
    }

    /**
     * The emoji that a sequence with skin tones varies.
     *
     * @param line the offset of the line of one of {@link #toned}
     * @return no run if there is none
     */
    public Runs withoutTones(int line) {
        return new TonedSequences(lines.get(), otherNames.get()).emoji(line);
    }

    /**
     * The other names, in English, of a character or an emoji sequence.
     *
     * @param characters one code point, or a sequence
     * @return {@link EnglishNames#NONE} if there are none
     */
    public EnglishNames englishNames(String characters) {
        int item = item(characters);
        return item < 0 ? EnglishNames.NONE : otherNames.get().englishNames(item);
    }

    /** The item of a character or sequence; -1 if it has no other names. */
    int item(String characters) {
        boolean single = characters.codePointCount(0, characters.length()) == 1;
        Runs found = single ? codePoints(characters.codePointAt(0), characters.codePointAt(0)) : sequence(characters);
        return found.count() == 0 ? -1 : otherNames.get().items().at(found.linesStart(0));
    }

    /**
     * What is known of ideographs.
     *
     * @return the same at each call
     */
    public HanIndex ideographs() {
        return ideographs;
    }

    /**
     * Other characters that are easily taken for one; see UTS #39, section 4.
     *
     * @param codePoint any code point
     * @return ascending, without the character itself
     */
    public List<Integer> lookalikes(int codePoint) {
        Runs found = lookalikes(Character.toString(codePoint));
        Lines all = lines.get();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < found.count(); i++) {
            for (int line = found.linesStart(i); line < found.linesStop(i); line = all.end(line)) {
                others.add(all.codePoint(line));
            }
        }
        return others;
    }

    /**
     * Characters that are easily taken for others.
     *
     * @param characters one code point, or several as {@code rn}
     * @return without the character itself
     */
    public Runs lookalikes(String characters) {
        Runs found = nameTerms().word(IndexEntries.ofSkeleton(Confusables.skeletonOf(characters)));
        int first = characters.codePointAt(0);
        return CodePoints.isSingle(characters) ? Runs.difference(found, codePoints(first, first)) : found;
    }

    /**
     * The versions of Unicode that brought any of the characters.
     *
     * @return ascending
     */
    public List<Version> ages() {
        byte[] prefix = Property.AGE_PREFIX.getBytes(US_ASCII);
        return IntStream.range(words.firstFrom(prefix), words.firstBehind(prefix))
                .mapToObj(entry -> Version.parse(words.word(entry).substring(prefix.length)))
                .sorted()
                .toList();
    }

    /**
     * Tells whether a text is a name that would be read as something else if it were a query.
     *
     * @param text in any case
     * @return true for {@code TIBETAN LETTER -A} and the like
     */
    public boolean isMisleadingName(CharSequence text) {
        return nameTerms().word(IndexEntries.ofName(text)).count() > 0;
    }
}
