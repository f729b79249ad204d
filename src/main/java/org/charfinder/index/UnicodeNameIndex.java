package org.charfinder.index;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
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
 * <p>An index never changes: any thread may ask, any number at once. It lies in one direct buffer of about 9 MB, without
 * an object per entry; {@link IndexLayout} draws it.
 */
public final class UnicodeNameIndex {

    private static final int FIRST_CODE_POINT = ' ';
    private static final int CODE_POINTS = Character.MAX_CODE_POINT + 1;

    private final ByteBuffer image; // absolute access only, so that threads can share it
    private final ByteBuffer lines;
    private final int characters;
    private final int words;
    private final int lineStartsAt;
    private final int codePointsAt;
    private final int wordStartsAt;
    private final int runStartsAt;
    private final int runsAt;
    private final int wordsAt;

    /**
     * Takes an index as it lies in memory.
     *
     * @param image from position 0 to its capacity; nobody may write to it any more
     * @throws IndexFormatException if it is not a whole and undamaged index
     */
    UnicodeNameIndex(ByteBuffer image) throws IndexFormatException {
        IndexLayout layout = IndexLayout.read(image, image.capacity());
        IndexLayout.verify(image);
        this.image = image.asReadOnlyBuffer();
        this.characters = layout.characters;
        this.words = layout.words;
        this.lineStartsAt = (int) layout.start(Section.LINE_STARTS);
        this.codePointsAt = (int) layout.start(Section.CODE_POINTS);
        this.wordStartsAt = (int) layout.start(Section.WORD_STARTS);
        this.runStartsAt = (int) layout.start(Section.RUN_STARTS);
        this.runsAt = (int) layout.start(Section.RUNS);
        this.wordsAt = (int) layout.start(Section.WORDS);
        this.lines = this.image.slice((int) layout.start(Section.LINES), layout.lineBytes);
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
        IntStream codePoints =
                IntStream.range(FIRST_CODE_POINT, CODE_POINTS)
                        .peek(codePoint -> report(progress, codePoint))
                        .filter(codePoint -> everything || UnicodeNames.ageOf(codePoint).compareTo(upTo) <= 0);
        return build(codePoints, upTo, everything ? Scope.EVERYTHING : Scope.UP_TO_VERSION);
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
        return build(ascending.distinct(), UnicodeNames.newest(), Scope.CHOSEN);
    }

    private static UnicodeNameIndex build(IntStream codePoints, Version unicode, Scope scope) {
        IndexBuilder builder = new IndexBuilder();
        codePoints.forEach(
                codePoint -> {
                    String name = UnicodeNames.nameOf(codePoint);
                    if (name != null) {
                        builder.add(new NamedCharacter(codePoint, name));
                    }
                });
        try {
            return new UnicodeNameIndex(builder.build(unicode, scope));
        } catch (IndexFormatException e) {
            throw new AssertionError("the builder and the reader disagree", e);
        }
    }

    private static void report(IntConsumer progress, int codePoint) {
        int percent = (int) (codePoint * 100L / CODE_POINTS);
        if (percent != (int) ((codePoint - 1) * 100L / CODE_POINTS)) {
            progress.accept(percent);
        }
    }

    /** How many characters there are. */
    public int size() {
        return characters;
    }

    /** How many different words their names have. */
    public int wordCount() {
        return words;
    }

    /** The version of Unicode that the newest of the characters may come from. */
    public Version unicodeVersion() {
        return Version.unpacked(image.getInt(IndexLayout.UNICODE_AT));
    }

    /** Whether every named character is in it that its data knew, rather than older or chosen ones only. */
    public boolean isComplete() {
        return scope() == Scope.EVERYTHING;
    }

    /** Whether it was made from older data than this program has. */
    public boolean isOutdated() {
        return image.getInt(IndexLayout.ICU_AT) < UnicodeNames.icu().packed();
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
        int rank = 0;
        for (int i = 0; i < runs.count() && rank < stop; i++) {
            int length = runs.last(i) - runs.first(i) + 1;
            for (int k = Math.max(0, start - rank); k < length && rank + k < stop; k++) {
                slice.add(character(runs.first(i) + k));
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
        int high = characters - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = codePointOf(middle);
            if (found == codePoint) {
                return Optional.of(character(middle));
            }
            if (found < codePoint) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** All words, those of most characters first, equally frequent ones in alphabetical order. */
    public List<WordCount> words() {
        Runs runs = new Runs();
        return IntStream.range(0, words)
                .mapToObj(
                        word -> {
                            load(word, runs);
                            return new WordCount(word(word), runs.total());
                        })
                .sorted(Comparator.comparingInt(WordCount::count).reversed().thenComparing(WordCount::word))
                .toList();
    }

    /**
     * The result lines of all characters, read-only and with a position of its own: for each, in order, {@code U+265C }
     * TAB the character TAB its name CR LF, in UTF-8. {@link #lineStart} tells where in it a line is.
     */
    public ByteBuffer lines() {
        return lines.duplicate();
    }

    /**
     * Where the line of a character begins in {@link #lines()}.
     *
     * @param ordinal 0 to {@link #size()}, which gives the end of the last line
     */
    public int lineStart(int ordinal) {
        return image.getInt(lineStartsAt + ordinal * Integer.BYTES);
    }

    /** The whole index as it is to lie on disk: read-only, from position 0. */
    ByteBuffer image() {
        return image.duplicate();
    }

    /** The number of a word, in alphabetical order from 0; negative if there is none. The word is in upper case. */
    int indexOf(CharSequence text) {
        int low = 0;
        int high = words - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, text);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Puts the ordinals of a word's characters into {@code target}. */
    void load(int word, Runs target) {
        target.clear();
        int stop = runStart(word + 1);
        for (int run = runStart(word); run < stop; run++) {
            target.add(runFirst(run), runLast(run));
        }
    }

    /** Puts the ordinals into {@code target} that are in {@code runs} and whose names have the word. */
    void intersect(Runs runs, int word, Runs target) {
        target.clear();
        int stop = runStart(word + 1);
        int run = runStart(word);
        int i = 0;
        while (i < runs.count() && run < stop) {
            int first = Math.max(runs.first(i), runFirst(run));
            int last = Math.min(runs.last(i), runLast(run));
            if (first <= last) {
                target.add(first, last);
            }
            // both ascend, so whichever run ends first can meet nothing further on
            if (runs.last(i) < runLast(run)) {
                i++;
            } else {
                run++;
            }
        }
    }

    private int compare(int word, CharSequence text) {
        int start = wordStart(word);
        int length = wordStart(word + 1) - start;
        int common = Math.min(length, text.length());
        for (int i = 0; i < common; i++) {
            int difference = image.get(wordsAt + start + i) - text.charAt(i);
            if (difference != 0) {
                return difference;
            }
        }
        return length - text.length();
    }

    private NamedCharacter character(int ordinal) {
        int codePoint = codePointOf(ordinal);
        String line = text(lines, lineStart(ordinal), lineStart(ordinal + 1));
        String name = line.substring(line.lastIndexOf('\t') + 1, line.length() - "\r\n".length());
        return new NamedCharacter(codePoint, name);
    }

    private static String text(ByteBuffer utf8, int start, int stop) {
        byte[] bytes = new byte[stop - start];
        utf8.get(start, bytes);
        return new String(bytes, UTF_8);
    }

    private String word(int word) {
        byte[] bytes = new byte[wordStart(word + 1) - wordStart(word)];
        image.get(wordsAt + wordStart(word), bytes);
        return new String(bytes, US_ASCII);
    }

    private int codePointOf(int ordinal) {
        return image.getInt(codePointsAt + ordinal * Integer.BYTES);
    }

    private int wordStart(int word) {
        return image.getInt(wordStartsAt + word * Integer.BYTES);
    }

    private int runStart(int word) {
        return image.getInt(runStartsAt + word * Integer.BYTES);
    }

    private int runFirst(int run) {
        return image.getInt(runsAt + 2 * run * Integer.BYTES);
    }

    private int runLast(int run) {
        return image.getInt(runsAt + (2 * run + 1) * Integer.BYTES);
    }

    private Scope scope() {
        return Scope.values()[image.getInt(IndexLayout.SCOPE_AT)];
    }
}
