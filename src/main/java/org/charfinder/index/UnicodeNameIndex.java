package org.charfinder.index;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.charfinder.index.IndexLayout.Scope;
import org.charfinder.index.IndexLayout.Section;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.Confusables;
import org.charfinder.unicode.EmojiSequences;
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
 * Words are runs of letters, digits and underscores, in upper or lower case; everything else separates them. A character
 * is found when every word of the query is a word of its name. Names that begin {@code CJK UNIFIED IDEOGRAPH} or
 * {@code CJK COMPATIBILITY IDEOGRAPH} have those three words only.
 *
 * <p>Only characters from U+0020 up that have a name of their own are found so. An index also knows controls and emoji
 * sequences, and what all of these are called besides; whoever asks for what people type asks
 * {@code org.charfinder.query.Finder}. The same characters have the same index, byte for byte, on every Java release.
 *
 * <p>An index never changes: any thread may ask, any number at once. It is a few arrays and direct buffers, 15 MB in
 * all, without an object per entry; {@link IndexLayout} draws it.
 */
public final class UnicodeNameIndex {

    private static final int CODE_POINTS = Character.MAX_CODE_POINT + 1;

    private final IndexLayout layout;
    private final WordTable words;
    private final Postings postings;
    private final Lines lines;
    private final Supplier<Thesaurus> thesaurus;

    UnicodeNameIndex(
            IndexLayout layout, WordTable words, Postings postings, Lines lines, Supplier<Thesaurus> thesaurus) {
        this.layout = layout;
        this.words = words;
        this.postings = postings;
        this.lines = lines;
        this.thesaurus = thesaurus;
    }

    /** Builds the index of every named character of the newest Unicode. Takes about a second. */
    public static UnicodeNameIndex build() {
        return build(UnicodeNames.newest(), percent -> {});
    }

    /**
     * Builds the index of every named character that a version of Unicode had.
     *
     * @param upTo characters that came later are left out
     * @param progress is told how far the work has come, in per cent, ascending, from the calling thread
     * @throws IllegalArgumentException if that version is newer than the newest known here
     */
    public static UnicodeNameIndex build(Version upTo, IntConsumer progress) {
        Version newest = UnicodeNames.newest();
        if (upTo.compareTo(newest) > 0) {
            throw new IllegalArgumentException("Unicode " + upTo + " is not known here, the newest is " + newest);
        }
        boolean everything = upTo.equals(newest);
        IntPredicate wanted = everything
                ? codePoint -> true
                : codePoint -> UnicodeNames.ageOf(codePoint).compareTo(upTo) <= 0;
        IndexBuilder builder = new IndexBuilder();
        for (int percent = 0; percent < 100; percent++) {
            IntStream part = IntStream.range(codePointAt(percent), codePointAt(percent + 1));
            part.filter(wanted).forEachOrdered(builder::addCharacter);
            progress.accept(percent + 1);
        }
        addSequences(wanted, builder);
        return builder.build(upTo, everything ? Scope.EVERYTHING : Scope.UP_TO_VERSION);
    }

    private static int codePointAt(int percent) {
        return (int) (CODE_POINTS * (long) percent / 100);
    }

    /**
     * Builds the index of chosen characters.
     *
     * @param codePoints in any order; those without a name are not found by words
     * @throws IllegalArgumentException if one is no code point
     */
    public static UnicodeNameIndex of(int... codePoints) {
        BitSet chosen = new BitSet();
        for (int codePoint : codePoints) {
            if (!Character.isValidCodePoint(codePoint)) {
                throw new IllegalArgumentException("%d is no code point".formatted(codePoint));
            }
            chosen.set(codePoint);
        }
        IndexBuilder builder = new IndexBuilder();
        chosen.stream().forEachOrdered(builder::addCharacter);
        addSequences(chosen::get, builder);
        return builder.build(UnicodeNames.newest(), Scope.CHOSEN);
    }

    /** Adds the emoji sequences of wanted characters. */
    private static void addSequences(IntPredicate wanted, IndexBuilder builder) {
        EmojiSequences.all().stream()
                .filter(sequence -> sequence.codePoints().allMatch(wanted))
                .forEachOrdered(builder::addSequence);
    }

    /** A number that tells this index from others: the CRC-32C of what it is on disk. */
    public int checksum() {
        if (layout.checksum() == 0) {
            image();
        }
        return layout.checksum();
    }

    /** How many characters there are that have a name. */
    public int size() {
        return layout.named();
    }

    /** How many different words their names have. */
    public int wordCount() {
        return words.firstFrom(Property.FIRST_ENTRY);
    }

    /** The version of Unicode that the newest of the characters may come from. */
    public Version unicodeVersion() {
        return layout.unicode();
    }

    /** Whether every named character is in it that its data knew, rather than older or chosen ones only. */
    public boolean isComplete() {
        return layout.scope() == Scope.EVERYTHING;
    }

    /** Whether it was made from older data than this program has. */
    public boolean isOutdated() {
        return layout.icu().compareTo(UnicodeNames.icu()) < 0;
    }

    /**
     * Finds the characters that have every word of a query in their names.
     *
     * @param query any text; without a word in it, nothing is found
     */
    public SearchResult find(String query) {
        return find(query, 0, Integer.MAX_VALUE);
    }

    /**
     * Finds the characters that have every word of a query in their names, and returns a slice of them.
     *
     * @param query any text; without a word in it, nothing is found
     * @param start rank of the first character wanted, from 0
     * @param stop rank behind the last character wanted; may lie beyond the end
     * @throws IllegalArgumentException if start is negative or stop lies before it
     */
    public SearchResult find(String query, int start, int stop) {
        if (start < 0 || stop < start) {
            throw new IllegalArgumentException("slice %d..%d is not ascending from 0".formatted(start, stop));
        }
        Runs runs = new Search(this).find(query);
        List<NamedCharacter> slice = new ArrayList<>();
        int rank = 0; // of the run's first character
        for (int i = 0; i < runs.count() && rank < stop; i++) {
            int length = runs.length(i);
            if (rank + length > start) {
                int at = runs.linesStart(i);
                for (int k = 0; k < length && rank + k < stop; k++) {
                    int end = lines.end(at);
                    if (rank + k >= start) {
                        slice.add(lines.character(at, end));
                    }
                    at = end;
                }
            }
            rank += length;
        }
        return new SearchResult(runs.total(), slice);
    }

    /**
     * What a character is called.
     *
     * @param codePoint any number
     * @return empty if it is not in this index
     */
    public Optional<NamedCharacter> describe(int codePoint) {
        if (!lines.has(codePoint) || UnicodeNames.isControl(codePoint)) {
            return Optional.empty();
        }
        int line = Runs.lineStart(lines.bound(codePoint));
        return Optional.of(lines.character(line, lines.end(line)));
    }

    /** All words, those of most characters first, equally frequent ones in alphabetical order. */
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

    /**
     * The result lines of all characters, read-only and with a position of its own: for each, in order, {@code U+265C }
     * TAB the character TAB its name CR LF, in UTF-8. Behind them some lie once more, near others of the same word.
     * {@link Runs} tell where in it an answer is.
     */
    public ByteBuffer lines() {
        return lines.buffer().duplicate();
    }

    /**
     * The words of names, for one query; {@link Vocabulary#otherNames} are formal and informal aliases, and short names and
     * keywords in many languages.
     */
    public Vocabulary names() {
        return vocabulary();
    }

    private NameVocabulary vocabulary() {
        return new NameVocabulary(words, postings, lines, thesaurus);
    }

    /** All characters and emoji sequences. */
    public Runs everything() {
        Runs found = new Runs();
        found.addUnlessEmpty(0, lines.stop(), 0);
        return found;
    }

    /** Those that have a value of a property, by its entry; see {@link Property}. */
    public Runs having(String entry) {
        return vocabulary().word(entry);
    }

    /** The versions of Unicode that brought any of the characters, ascending. */
    public List<Version> ages() {
        byte[] prefix = Property.AGE_PREFIX.getBytes(US_ASCII);
        return IntStream.range(words.firstFrom(prefix), words.firstBehind(prefix))
                .mapToObj(entry -> Version.parse(words.word(entry).substring(prefix.length)))
                .sorted()
                .toList();
    }

    /** Whether a text, in whatever case, is a name that would read as something else if it were a query. */
    public boolean isMisleadingName(CharSequence text) {
        return having(NameVocabulary.entryOfName(text)).count() > 0;
    }

    /** Those characters that lie between two code points, both inclusive. */
    public Runs codePoints(int first, int last) {
        Runs found = new Runs();
        found.addUnlessEmpty(lines.bound(first), lines.bound(last + 1), 0);
        return found;
    }

    /** Other characters that are easily taken for one, ascending. */
    public List<Integer> lookalikes(int codePoint) {
        Runs found = having(NameVocabulary.entryOfSkeleton(Confusables.skeletonOf(codePoint)));
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < found.count(); i++) {
            for (int line = found.linesStart(i); line < found.linesStop(i); line = lines.end(line)) {
                others.add(lines.codePoint(line));
            }
        }
        others.remove((Integer) codePoint);
        return others;
    }

    /** Whether a code point is a character here, named or a control. */
    public boolean has(int codePoint) {
        return lines.has(codePoint);
    }

    /** Where the neighbours of a code point end that are characters here too, or are none either; exclusive. */
    public int endOfNeighbours(int codePoint) {
        return lines.endOfNeighbours(codePoint);
    }

    /**
     * An emoji sequence.
     *
     * @param characters two code points or more, with or without U+FE0F where that can stand
     * @return nothing if it is not known
     */
    public Runs sequence(String characters) {
        return thesaurus.get().sequence(characters);
    }

    /** What else a character or an emoji sequence is called in English. */
    public Synonyms synonyms(String characters) {
        boolean single = CodePoints.isSingle(characters);
        Runs found = single ? codePoints(characters.codePointAt(0), characters.codePointAt(0)) : sequence(characters);
        return found.count() == 0 ? Synonyms.NONE : thesaurus.get().synonyms(found.linesStart(0));
    }

    /** Where in {@link #lines()} the line begins that comes {@code count} lines behind the one that begins at {@code line}. */
    public int skipLines(int line, int count) {
        return lines.skip(line, count);
    }

    /** The whole index as it is to lie on disk, from position 0. */
    ByteBuffer image() {
        ByteBuffer image = ByteBuffer.allocateDirect((int) layout.length()).position(IndexLayout.HEADER_LENGTH);
        put(words, image);
        for (long bound : postings.bounds) {
            image.putLong(bound);
        }
        put(lines.samples(), image);
        put(lines.segments(), image);
        image.put(lines().limit(layout.length(Section.LINES)));
        Thesaurus others = thesaurus.get();
        put(others.words(), image);
        image.put(others.postings());
        for (long number : others.items()) {
            image.putLong(number);
        }
        image.put(others.names());
        layout.seal(image);
        return image.clear();
    }

    private static void put(WordTable table, ByteBuffer image) {
        put(table.entries, image);
        put(table.slots, image);
        image.put(table.text);
    }

    private static void put(int[] numbers, ByteBuffer image) {
        for (int number : numbers) {
            image.putInt(number);
        }
    }

    WordTable wordTable() {
        return words;
    }

    Postings postings() {
        return postings;
    }
}
