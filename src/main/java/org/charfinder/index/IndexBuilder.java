package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.charfinder.index.IndexLayout.Scope;
import org.charfinder.index.IndexLayout.Section;
import org.charfinder.unicode.Confusables;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.Version;

/** Gathers characters in code point order and emoji sequences behind them, and lays them out as an index. */
final class IndexBuilder {

    private final Map<String, Runs> runsByWord = new HashMap<>();
    private final Map<String, Runs> runsBySkeleton = new HashMap<>();
    private final List<ValueRuns> properties = new ArrayList<>();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final Ints samples = new Ints();
    private final Ints segments = new Ints();
    private final ThesaurusBuilder thesaurus = new ThesaurusBuilder();
    private int count; // of lines
    private int lastCodePoint = -2; // that was added; next to none
    private int characters;
    private int characterBytes;
    private int named;

    IndexBuilder() {
        for (Property property : Property.values()) {
            properties.add(new ValueRuns(property));
        }
    }

    /**
     * Adds a character, which must come after all that are there; nothing if it has neither a name nor is a control. A
     * control has a line, but no words.
     */
    void addCharacter(int codePoint) {
        String name = UnicodeNames.nameOf(codePoint);
        if (name == null && !UnicodeNames.isControl(codePoint)) {
            return;
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
        }
        for (ValueRuns property : properties) {
            property.add(codePoint, start, stop);
        }
        thesaurus.addCharacter(codePoint, start, stop);
        String skeleton = Confusables.skeletonOf(codePoint);
        if (!skeleton.isEmpty()) {
            runsBySkeleton.computeIfAbsent(skeleton, unseen -> new Runs()).append(start, stop);
        }
    }

    private void addWords(String name, long start, long stop) {
        String indexed = indexedPart(name);
        for (int from = 0, to; from < indexed.length(); from = to + 1) {
            to = from;
            while (to < indexed.length() && indexed.charAt(to) != ' ' && indexed.charAt(to) != '-') {
                to++;
            }
            if (to > from) {
                runs(indexed.substring(from, to)).append(start, stop);
            }
        }
        if (name.contains(" -")) { // this would exclude what follows, if the name were a query
            runs(NameVocabulary.entryOfName(name)).append(start, stop);
        }
    }

    private Runs runs(String entry) {
        return runsByWord.computeIfAbsent(entry, unseen -> new Runs());
    }

    /** Nobody asks for an ideograph by its code point in hex, which is all that its name adds to these words. */
    private static String indexedPart(String name) {
        boolean ideograph = name.startsWith("CJK UNIFIED IDEOGRAPH") || name.startsWith("CJK COMPATIBILITY IDEOGRAPH");
        return ideograph ? name.substring(0, name.lastIndexOf('-')) : name;
    }

    /**
     * Adds an emoji sequence, which must come after all characters.
     *
     * @param sequence as it is to be shown
     */
    void addSequence(String sequence) {
        long start = end();
        addLine(UnicodeNames.notation(sequence), sequence, thesaurus.nameOfSequence(sequence));
        thesaurus.addSequence(sequence, start, end());
    }

    private void addLine(String notation, String shown, String name) {
        if (count % Lines.SAMPLED == 0) {
            samples.add(lines.size());
        }
        lines.writeBytes((ResultLine.of(notation, shown, name) + Lines.END).getBytes(UTF_8));
        count++;
    }

    /** Where the next line begins. */
    private long end() {
        return Runs.bound(count, lines.size());
    }

    /** The characters of each value of a property. */
    private final class ValueRuns {
        private final Property property;
        private int lastValue =
                -1; // neighbours share most values, and to find the entry takes longer than to add to it
        private Runs last;

        ValueRuns(Property property) {
            this.property = property;
        }

        void add(int codePoint, long start, long stop) {
            int value = property.valueOf(codePoint);
            if (value != lastValue) {
                lastValue = value;
                last = runs(property.entry(value));
            }
            last.append(start, stop);
        }
    }

    /** Most characters look like no other. */
    private void addLookalikes(String skeleton, Runs runs) {
        if (runs.total() > 1) {
            runsByWord.put(NameVocabulary.entryOfSkeleton(skeleton), runs);
        }
    }

    /** The finished index. */
    UnicodeNameIndex build(Version unicode, Scope scope) {
        runsBySkeleton.forEach(this::addLookalikes);
        WordTable words = WordTable.of(
                        runsByWord.keySet(), word -> runsByWord.get(word).count())
                .hashed();
        long[] bounds = new long[2 * words.firstRun(words.size())];
        int at = 0;
        for (int word = 0; word < words.size(); word++) {
            Runs runs = runsByWord.get(words.word(word));
            for (int i = 0; i < runs.count(); i++) {
                bounds[at++] = runs.start(i);
                bounds[at++] = runs.stop(i);
            }
        }
        Thesaurus others = thesaurus.build();
        Map<Section, Integer> lengths = new EnumMap<>(Section.class);
        lengths.put(Section.WORD_ENTRIES, words.entries.length * Integer.BYTES);
        lengths.put(Section.WORD_SLOTS, words.slots.length * Integer.BYTES);
        lengths.put(Section.WORD_TEXT, words.text.length);
        lengths.put(Section.RUNS, bounds.length * Long.BYTES);
        lengths.put(Section.SAMPLES, samples.toArray().length * Integer.BYTES);
        lengths.put(Section.SEGMENTS, segments.toArray().length * Integer.BYTES);
        lengths.put(Section.LINES, lines.size());
        others.addLengths(lengths);
        IndexLayout layout =
                new IndexLayout(unicode, UnicodeNames.icu(), scope, characters, named, characterBytes, lengths);
        Postings postings = new Postings(bounds, words);
        Gathering gathering = new Gathering(words, postings, lines.size());
        ByteBuffer all = ByteBuffer.allocateDirect(gathering.size())
                .put(lines.toByteArray())
                .clear();
        gathering.fill(all, postings);
        Lines inMemory = new Lines(all, samples.toArray(), segments.toArray(), layout);
        return new UnicodeNameIndex(layout, words, postings.gathered(gathering), inMemory, () -> others);
    }

    /** Integers, as many as come. */
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
