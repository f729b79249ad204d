package org.charfinder.index;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.charfinder.index.IndexLayout.Scope;
import org.charfinder.index.IndexLayout.Section;
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
 * <p>Only characters from U+0020 up that have a name of their own are in an index: no control, surrogate, private-use or
 * unassigned code point. The same characters have the same index, byte for byte, on every Java release.
 *
 * <p>An index never changes: any thread may ask, any number at once. It is a few arrays and a direct buffer, 8 MB in
 * all, without an object per entry; {@link IndexLayout} draws it.
 */
public final class UnicodeNameIndex {

    private static final int FIRST_CODE_POINT = ' ';
    private static final int CODE_POINTS = Character.MAX_CODE_POINT + 1;

    private final IndexLayout layout;
    private final WordTable words;
    private final Postings postings;
    private final Lines lines;

    UnicodeNameIndex(IndexLayout layout, WordTable words, Postings postings, Lines lines) {
        this.layout = layout;
        this.words = words;
        this.postings = postings;
        this.lines = lines;
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
        IntPredicate wanted = everything ? codePoint -> true : codePoint -> UnicodeNames.ageOf(codePoint).compareTo(upTo) <= 0;
        IndexBuilder builder = new IndexBuilder();
        for (int percent = 0; percent < 100; percent++) {
            IntStream part = IntStream.range(codePointAt(percent), codePointAt(percent + 1));
            add(part.filter(wanted), builder);
            progress.accept(percent + 1);
        }
        return builder.build(upTo, everything ? Scope.EVERYTHING : Scope.UP_TO_VERSION);
    }

    private static int codePointAt(int percent) {
        return FIRST_CODE_POINT + (int) ((CODE_POINTS - FIRST_CODE_POINT) * (long) percent / 100);
    }

    /**
     * Builds the index of chosen characters.
     *
     * @param codePoints in any order; those without a name, and those below U+0020, are left out
     * @throws IllegalArgumentException if one is no code point
     */
    public static UnicodeNameIndex of(int... codePoints) {
        for (int codePoint : codePoints) {
            if (!Character.isValidCodePoint(codePoint)) {
                throw new IllegalArgumentException("%d is no code point".formatted(codePoint));
            }
        }
        IntStream ascending = IntStream.of(codePoints).filter(codePoint -> codePoint >= FIRST_CODE_POINT).sorted();
        IndexBuilder builder = new IndexBuilder();
        add(ascending.distinct(), builder);
        return builder.build(UnicodeNames.newest(), Scope.CHOSEN);
    }

    /** Adds those that have a name; to look it up takes most of the time. */
    private static void add(IntStream codePoints, IndexBuilder builder) {
        codePoints.mapToObj(NamedCharacter::of).filter(Objects::nonNull).forEachOrdered(builder::add);
    }

    /** How many characters there are. */
    public int size() {
        return layout.characters();
    }

    /** How many different words their names have. */
    public int wordCount() {
        return words.size();
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
        int low = 0;
        int high = layout.lineBytes(); // its line, if there is one, begins at low or later and ends at high or earlier
        while (low < high) {
            int start = lines.start((low + high) >>> 1);
            int end = lines.end(start);
            int found = lines.codePoint(start);
            if (found == codePoint) {
                return Optional.of(lines.character(start, end));
            }
            if (found < codePoint) {
                low = end;
            } else {
                high = start;
            }
        }
        return Optional.empty();
    }

    /** All words, those of most characters first, equally frequent ones in alphabetical order. */
    public List<WordCount> words() {
        Runs runs = new Runs();
        return IntStream.range(0, words.size())
                .mapToObj(
                        word -> {
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

    /** The whole index as it is to lie on disk, from position 0. */
    ByteBuffer image() {
        ByteBuffer image = ByteBuffer.allocateDirect((int) layout.length());
        image.position((int) layout.start(Section.WORD_ENTRIES));
        for (int i : words.entries) {
            image.putInt(i);
        }
        for (int i : words.slots) {
            image.putInt(i);
        }
        image.put(words.text);
        for (long bound : postings.bounds) {
            image.putLong(bound);
        }
        image.put(lines().limit(layout.lineBytes()));
        layout.seal(image);
        return image.clear();
    }

    WordTable wordTable() {
        return words;
    }

    Postings postings() {
        return postings;
    }
}
