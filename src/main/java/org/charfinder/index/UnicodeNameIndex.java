package org.charfinder.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.charfinder.index.IndexSections.Contents;
import org.charfinder.index.IndexSections.Scope;
import org.charfinder.unicode.NameData;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.Version;

/**
 * An inverted index from the words of Unicode character names to the characters.
 *
 * <pre>{@code
 * UnicodeNameIndex index = UnicodeNameIndex.build();
 * SearchResult rooks = index.find("chess rook");
 * rooks.total();                    // 18
 * rooks.characters().get(0).name(); // "WHITE CHESS ROOK"
 * }</pre>
 *
 * Words are runs of letters, digits and underscores, in upper or lower case; everything else separates them. A query
 * finds the characters that have each of its words in their names. Names that begin {@code CJK UNIFIED IDEOGRAPH},
 * {@code CJK COMPATIBILITY IDEOGRAPH}, {@code JURCHEN CHARACTER} or {@code SMALL SEAL CHARACTER} have those words only.
 *
 * Such a query finds only characters from U+0020 up that have a name of their own. An index also knows controls and
 * emoji sequences, other names, and properties: {@code org.charfinder.query.Finder} answers queries of all kinds, and
 * {@link CharacterLookup} looks up. The same characters make the same index, byte for byte, on every Java release
 * that has the same zlib, which deflates some of the names.
 *
 * <p>An index never changes, and any thread may call. It is a few arrays and direct buffers, without an object per
 * entry; see {@link Section}.
 */
public final class UnicodeNameIndex {

    private final IndexSections sections;
    private final WordTable words;
    private final Postings postings;
    private final Lazy<Lines> lines;
    private final Lazy<OtherNameIndex> otherNames;
    private final HanIndex ideographs;

    private UnicodeNameIndex(IndexSections sections, WordTable words, Postings postings) {
        this.sections = sections;
        this.words = words;
        this.postings = postings;
        this.lines = new Lazy<>(() -> linesOf(sections));
        this.otherNames = new Lazy<>(() -> new OtherNameIndex(sections.contents()));
        this.ideographs = new HanIndex(sections.contents());
    }

    private static Lines linesOf(IndexSections sections) {
        Contents contents = sections.contents();
        return new Lines(
                contents.get(Section.LINES),
                contents.get(Section.SAMPLES),
                contents.get(Section.SEGMENTS),
                sections.characters());
    }

    /**
     * Builds the index of every named character of the newest Unicode. Takes a few seconds.
     *
     * @return a new index
     */
    public static UnicodeNameIndex build() {
        return build(UnicodeNames.newest(), percent -> {});
    }

    /**
     * Builds the index of every named character of a version of Unicode.
     *
     * @param upTo the version; later characters are left out
     * @param progress accepts the progress in per cent, 1 to 100, ascending, in the calling thread
     * @return a new index
     * @throws IllegalArgumentException if the version is newer than the newest one known
     */
    public static UnicodeNameIndex build(Version upTo, IntConsumer progress) {
        return of(IndexBuilder.build(upTo, progress), true);
    }

    /**
     * Builds the index of chosen characters.
     *
     * @param codePoints in any order; those without a name are not found by words
     * @return a new index
     * @throws IllegalArgumentException if one is not a code point
     */
    public static UnicodeNameIndex of(int... codePoints) {
        return of(IndexBuilder.build(codePoints), true);
    }

    /** As {@link IndexAssembler#assemble}. */
    static UnicodeNameIndex of(IndexSections sections, boolean whole) {
        Contents contents = sections.contents();
        WordTable words = new WordTable(
                contents.get(Section.WORD_ENTRIES), contents.get(Section.WORD_SLOTS), contents.get(Section.WORD_TEXT));
        long[] bounds = contents.get(Section.RUNS);
        if (!whole) {
            return new UnicodeNameIndex(sections, words, new Postings(bounds, words, ClusteredLines.NONE));
        }
        contents.join(Section.LINES, Section.LINE_COPIES);
        ClusteredLines clusteredLines =
                new ClusteredLines(contents.get(Section.COPY_STARTS), contents.length(Section.LINES));
        UnicodeNameIndex index = new UnicodeNameIndex(sections, words, new Postings(bounds, words, clusteredLines));
        index.lines.get();
        index.otherNames.get();
        contents.get(Section.NAME_WORD_STARTS);
        contents.get(Section.NAME_WORD_ITEMS);
        contents.get(Section.WHOLE_NAMES);
        index.ideographs.readGlosses();
        return index;
    }

    IndexSections sections() {
        return sections;
    }

    /**
     * Reads what nearly every search needs, if the index was opened and not read. The first search takes half of its
     * time for that.
     *
     * @throws java.io.UncheckedIOException if the file is damaged
     */
    public void readAhead() {
        otherNames.get();
        lines.get();
    }

    /**
     * The number of characters that have a name.
     *
     * @return from 0
     */
    public int size() {
        return sections.named();
    }

    /**
     * The number of different words of their names.
     *
     * @return from 0
     */
    public int wordCount() {
        return IndexEntries.wordCount(words);
    }

    /**
     * The version of Unicode of the index.
     *
     * @return the newest version that its characters may come from
     */
    public Version unicodeVersion() {
        return sections.unicode();
    }

    /**
     * Tells whether the index has every named character of its data.
     *
     * @return false if it has older or chosen characters only
     */
    public boolean isComplete() {
        return sections.scope() == Scope.EVERYTHING;
    }

    /**
     * Tells whether the index was built from older data than this program has, or from other names.
     *
     * @return true if building it again may give more characters or names; false for newer characters
     */
    public boolean isOutdated() {
        int comparison = sections.icu().compareTo(UnicodeNames.icu());
        return comparison < 0 || (comparison == 0 && sections.names() != NameData.CHECKSUM);
    }

    /**
     * Finds the characters that have every word of a query in their names.
     *
     * @param query any text; without a word in it, nothing is found
     * @return all of them
     */
    public SearchResult find(String query) {
        return find(query, 0, Integer.MAX_VALUE);
    }

    /**
     * Finds the characters that have every word of a query in their names, and returns a slice of them.
     *
     * @param query any text; without a word in it, nothing is found
     * @param start the rank of the first character wanted, from 0
     * @param stop the rank behind the last character wanted; may be beyond the end
     * @return the slice, and the number of all characters found
     * @throws IllegalArgumentException if start is negative or stop lies before it
     */
    public SearchResult find(String query, int start, int stop) {
        if (start < 0 || stop < start) {
            throw new IllegalArgumentException("slice %d..%d is not ascending from 0".formatted(start, stop));
        }
        Runs runs = new Search(words, postings).find(query);
        List<NamedCharacter> slice = new ArrayList<>();
        int rank = 0; // of the first character of the run
        for (int i = 0; i < runs.count() && rank < stop; i++) {
            int length = runs.length(i);
            if (rank + length > start) {
                int at = runs.linesStart(i);
                for (int k = 0; k < length && rank + k < stop; k++) {
                    int end = lines.get().end(at);
                    if (rank + k >= start) {
                        slice.add(lines.get().character(at, end));
                    }
                    at = end;
                }
            }
            rank += length;
        }
        return new SearchResult(runs.total(), slice);
    }

    /**
     * The name of a character.
     *
     * @param codePoint any number
     * @return empty if it is not in this index, or is a control
     */
    public Optional<NamedCharacter> describe(int codePoint) {
        if (!lines.get().has(codePoint) || UnicodeNames.isControl(codePoint)) {
            return Optional.empty();
        }
        int line = Runs.lineStart(lines.get().bound(codePoint));
        return Optional.of(lines.get().character(line, lines.get().end(line)));
    }

    /**
     * All words.
     *
     * @return words of more characters first; equally frequent ones in alphabetical order
     */
    public List<WordCount> words() {
        Runs runs = new Runs();
        return IntStream.range(0, wordCount())
                .mapToObj(word -> {
                    postings.load(word, runs);
                    return new WordCount(words.word(word), runs.total());
                })
                .sorted(Comparator.comparingInt(WordCount::count).reversed().thenComparing(WordCount::word))
                .toList();
    }

    WordTable wordTable() {
        return words;
    }

    Postings postings() {
        return postings;
    }

    Lazy<Lines> lines() {
        return lines;
    }

    Lazy<OtherNameIndex> otherNames() {
        return otherNames;
    }

    HanIndex ideographs() {
        return ideographs;
    }
}
