package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.charfinder.index.IndexSections.Scope;
import org.charfinder.unicode.Confusables;
import org.charfinder.unicode.EmojiSequences;
import org.charfinder.unicode.NameData;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.Version;

/** Builds the sections of an index, from characters in code point order, then emoji sequences. */
final class IndexBuilder {

    private static final int CODE_POINTS = Character.MAX_CODE_POINT + 1;

    private final Map<String, Runs> runsByWord = new HashMap<>();
    private final Map<String, Runs> runsBySkeleton = new HashMap<>();
    private final List<PropertyRuns> properties = new ArrayList<>();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final Ints samples = new Ints();
    private final Ints segments = new Ints();
    private final OtherNameIndexBuilder otherNames = new OtherNameIndexBuilder();
    private final HanIndexBuilder ideographs = new HanIndexBuilder();
    private int count; // of lines
    private final UnnamedRanges unnamed = new UnnamedRanges();
    private int lastCodePoint = -2; // the last one added; 0 does not follow -2
    private int characters;
    private int characterBytes;
    private int named;

    private IndexBuilder() {
        for (Property property : Property.values()) {
            properties.add(new PropertyRuns(property, this::runs));
        }
    }

    /**
     * Builds the index of every named character of a version of Unicode.
     *
     * @param upTo the version; later characters are left out
     * @param progress accepts the progress in per cent, ascending, in the calling thread
     * @throws IllegalArgumentException if the version is newer than the newest one known
     */
    static IndexSections build(Version upTo, IntConsumer progress) {
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
            part.filter(wanted)
                    .filter(codePoint -> !builder.addCharacter(codePoint))
                    .forEachOrdered(builder.unnamed::add);
            progress.accept(percent + 1);
        }
        builder.addSequences(wanted);
        builder.addRanges();
        return builder.finish(upTo, everything ? Scope.EVERYTHING : Scope.UP_TO_VERSION);
    }

    private static int codePointAt(int percent) {
        return (int) (CODE_POINTS * (long) percent / 100);
    }

    /**
     * Builds the index of chosen characters.
     *
     * @throws IllegalArgumentException if one is not a code point
     */
    static IndexSections build(int... codePoints) {
        BitSet chosen = new BitSet();
        for (int codePoint : codePoints) {
            if (!Character.isValidCodePoint(codePoint)) {
                throw new IllegalArgumentException("%d is no code point".formatted(codePoint));
            }
            chosen.set(codePoint);
        }
        IndexBuilder builder = new IndexBuilder();
        chosen.stream().forEachOrdered(builder::addCharacter);
        builder.addSequences(chosen::get);
        return builder.finish(UnicodeNames.newest(), Scope.CHOSEN);
    }

    /** Adds the emoji sequences and the named sequences of wanted characters. */
    private void addSequences(IntPredicate wanted) {
        addSequences(EmojiSequences.all(), EmojiProperty.YES, wanted);
        addSequences(otherNames.namedSequences(), EmojiProperty.NO, wanted);
    }

    private void addSequences(List<String> sequences, EmojiProperty property, IntPredicate wanted) {
        long start = end();
        sequences.stream()
                .filter(sequence -> sequence.codePoints().allMatch(wanted))
                .forEachOrdered(this::addSequence);
        addRun(property.entry(), start);
    }

    /** Adds the lines from a bound on to an entry. */
    private void addRun(String entry, long start) {
        if (start < end()) {
            runs(entry).append(start, end());
        }
    }

    /**
     * Adds the ranges of code points without names, behind all else. A block without any names lists its ranges, as a
     * category does; in other blocks they would be in the way.
     */
    private void addRanges() {
        long first = end();
        Set<String> blocks = Set.copyOf(runsByWord.keySet());
        for (UnnamedRange range : unnamed.all()) {
            long start = end();
            addLine(range.line());
            for (Property property : Property.values()) {
                for (String entry : range.entriesOf(property)) {
                    if (property != Property.BLOCK || !blocks.contains(entry)) {
                        addRun(entry, start);
                    }
                }
            }
        }
        addRun(IndexEntries.UNNAMED, first);
    }

    /**
     * Adds a character, whose code point is above those of all others, if it has a name or is a control. A control has
     * a line, but no words.
     *
     * @return false for other code points without a name
     */
    private boolean addCharacter(int codePoint) {
        String name = UnicodeNames.nameOf(codePoint);
        if (name == null && !UnicodeNames.isControl(codePoint)) {
            return false;
        }
        if (codePoint != lastCodePoint + 1) {
            segments.add(codePoint);
            segments.add(count);
        }
        lastCodePoint = codePoint;
        long start = end();
        String shown = name == null ? Picture.of(codePoint) : Character.toString(codePoint);
        addLine(UnicodeNames.notation(codePoint), shown, name == null ? UnicodeNames.labelOf(codePoint) : name);
        long stop = end();
        characters = count;
        characterBytes = lines.size();
        if (name != null) {
            named++;
            addWords(name, start, stop);
            if (NumberedNames.isHan(name)) {
                ideographs.add(codePoint, start, stop);
            }
        }
        for (PropertyRuns property : properties) {
            property.add(codePoint, start, stop);
        }
        otherNames.addCharacter(codePoint, start, stop);
        String skeleton = Confusables.skeletonOf(codePoint);
        if (!skeleton.isEmpty()) {
            runsBySkeleton.computeIfAbsent(skeleton, unseen -> new Runs()).append(start, stop);
        }
        return true;
    }

    private void addWords(String name, long start, long stop) {
        String indexed = NumberedNames.indexedPart(name);
        for (int from = 0, to; from < indexed.length(); from = to + 1) {
            to = from;
            while (to < indexed.length() && indexed.charAt(to) != ' ' && indexed.charAt(to) != '-') {
                to++;
            }
            if (to > from) {
                runs(indexed.substring(from, to)).append(start, stop);
            }
        }
        if (name.contains(" -")) { // as a query, the name would exclude the word behind the hyphen
            runs(IndexEntries.ofName(name)).append(start, stop);
        }
    }

    private Runs runs(String entry) {
        return runsByWord.computeIfAbsent(entry, unseen -> new Runs());
    }

    /**
     * Adds an emoji sequence, behind all characters.
     *
     * @param sequence as it is to be shown
     */
    private void addSequence(String sequence) {
        long start = end();
        addLine(UnicodeNames.notation(sequence), sequence, otherNames.nameOfSequence(sequence));
        otherNames.addSequence(sequence, start, end());
    }

    private void addLine(String notation, String shown, String name) {
        addLine(ResultLine.of(notation, shown, name));
    }

    private void addLine(String line) {
        if (count % Lines.SAMPLED == 0) {
            samples.add(lines.size());
        }
        lines.writeBytes((line + Lines.END).getBytes(UTF_8));
        count++;
    }

    /** The bound of the next line. */
    private long end() {
        return Runs.bound(count, lines.size());
    }

    /** Adds an entry for confusables; most characters have none. */
    private void addLookalikes(String skeleton, Runs runs) {
        if (runs.total() > 1) {
            runsByWord.put(IndexEntries.ofSkeleton(skeleton), runs);
        }
    }

    /** The finished sections. */
    private IndexSections finish(Version unicode, Scope scope) {
        runsBySkeleton.forEach(this::addLookalikes);
        runsByWord.put(IndexEntries.KNOWN, otherNames.wellKnown());
        runsByWord.put(IndexEntries.TONED, otherNames.toned());
        List<Runs> ordered = new ArrayList<>(runsByWord.size());
        WordTable words = WordTable.of(runsByWord, Runs::count, ordered::add).hashed();
        BuiltSections sections = new BuiltSections();
        sections.put(Section.WORD_ENTRIES, words.entries());
        sections.put(Section.WORD_SLOTS, words.slots());
        sections.put(Section.WORD_TEXT, words.text());
        sections.put(Section.RUNS, bounds(ordered));
        sections.put(Section.SAMPLES, samples.toArray());
        sections.put(Section.SEGMENTS, segments.toArray());
        sections.put(Section.LINES, ByteBuffer.wrap(lines.toByteArray()));
        ClusteredLinesBuilder.build(words, lines.toByteArray(), sections);
        otherNames.build(words, sections);
        ideographs.build(sections);
        WholeNameFilterBuilder.build(sections);
        return new IndexSections(
                unicode, UnicodeNames.icu(), NameData.CHECKSUM, scope, characters, named, characterBytes, sections);
    }

    private static long[] bounds(List<Runs> words) {
        long[] bounds = new long[2 * words.stream().mapToInt(Runs::count).sum()];
        int at = 0;
        for (Runs runs : words) {
            for (int i = 0; i < runs.count(); i++) {
                bounds[at++] = runs.start(i);
                bounds[at++] = runs.stop(i);
            }
        }
        return bounds;
    }

    /** A growing array. */
    private static final class Ints {
        private int[] ints = new int[64];
        private int count;

        void add(int more) {
            if (count == ints.length) {
                ints = Arrays.copyOf(ints, 2 * count);
            }
            ints[count++] = more;
        }

        int[] toArray() {
            return Arrays.copyOf(ints, count);
        }
    }
}
