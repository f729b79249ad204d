package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.OtherNames;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/**
 * Builds the sections of other names, from characters and sequences in the order of their lines. Another thread reads
 * and folds the names meanwhile, since that takes half as long as building the rest of an index.
 */
final class OtherNameIndexBuilder {

    private static final int MOST_ITEMS = (1 << Short.SIZE) - 1; // one number stands for no item

    private final Map<String, Items> itemsByWord =
            new HashMap<>(); // the thread's, which begins below, until it has ended
    private final CompletableFuture<Map<String, Folded>> folding = CompletableFuture.supplyAsync(this::foldAll);
    private long[] waiting =
            new long[1 << 16]; // code point and both bounds of each character, until the names are read
    private int waitingCount;
    private @Nullable Map<String, Folded>
            known; // by the characters, sequences without U+FE0F; null until the names are read
    private final Map<String, Integer> itemsByCharacters = new HashMap<>();
    private final List<Folded> added = new ArrayList<>(); // for each item
    private final ByteArrayOutputStream names = new ByteArrayOutputStream();
    private long[] items = new long[1024];

    /**
     * Other names as they are read, and as they are searched.
     *
     * @param words of all names, folded
     * @param phrases the names of several words, folded
     */
    private record Folded(OtherNames.Entry entry, Set<Items> words, Set<String> phrases) {}

    private Map<String, Folded> foldAll() {
        Map<String, Folded> folded = new HashMap<>();
        for (OtherNames.Entry entry : OtherNames.read()) {
            folded.put(entry.characters(), fold(entry));
        }
        return folded;
    }

    private Folded fold(OtherNames.Entry entry) {
        Folded folded = new Folded(entry, new LinkedHashSet<>(), new LinkedHashSet<>());
        fold(List.of(entry.shortName()), folded);
        fold(entry.aliases(), folded);
        fold(entry.keywords(), folded);
        fold(entry.elsewhere(), folded);
        return folded;
    }

    private void fold(List<String> from, Folded target) {
        for (String name : from) {
            List<String> words = FoldingTokenizer.words(name);
            for (String word : words) {
                target.words.add(items(word));
            }
            if (words.size() > 1) {
                target.phrases.add(String.join(" ", words));
            }
        }
    }

    private Items items(String word) {
        return itemsByWord.computeIfAbsent(word, unseen -> new Items());
    }

    /** Adds a character. Its code point is above those of all others, and no sequence is added before. */
    void addCharacter(int codePoint, long start, long stop) {
        if (waitingCount + 3 > waiting.length) {
            waiting = Arrays.copyOf(waiting, 2 * waiting.length);
        }
        waiting[waitingCount++] = codePoint;
        waiting[waitingCount++] = start;
        waiting[waitingCount++] = stop;
    }

    /** Waits until the names are read, and adds the characters that waited for them. */
    private Map<String, Folded> known() {
        if (known == null) {
            known = folding.join();
            for (int i = 0; i < waitingCount; i += 3) {
                Folded folded = known.get(Character.toString((int) waiting[i]));
                if (folded != null) {
                    addItem(folded, List.of(), waiting[i + 1], waiting[i + 2]);
                }
            }
        }
        return known;
    }

    /** The name of an emoji sequence. */
    String nameOfSequence(String sequence) {
        String characters = OtherNameIndex.withoutPresentation(sequence);
        Folded folded = known().get(characters);
        return folded == null ? composedName(characters) : folded.entry.shortName();
    }

    /**
     * A name in the style of CLDR for a sequence that its data does not have: {@code leftwards hand: light skin tone}.
     */
    private String composedName(String characters) {
        return characters
                .codePoints()
                .mapToObj(this::nameOfPart)
                .collect(Collectors.joining(", "))
                .replaceFirst(", ", ": ");
    }

    private String nameOfPart(int codePoint) {
        Folded folded = known().get(Character.toString(codePoint));
        String shortName = folded == null ? "" : folded.entry.shortName();
        return shortName.isEmpty() ? UnicodeNames.labelOf(codePoint).toLowerCase(Locale.ROOT) : shortName;
    }

    /** Adds an emoji sequence. A character and U+FE0F has no other names: those are the character's. */
    void addSequence(String sequence, long start, long stop) {
        String characters = OtherNameIndex.withoutPresentation(sequence);
        OtherNames.Entry nameOnly =
                new OtherNames.Entry(sequence, nameOfSequence(sequence), List.of(), List.of(), List.of());
        if (CodePoints.isSingle(characters)) {
            addItem(
                    new Folded(nameOnly, Set.of(items(OtherNameIndex.SEQUENCE + sequence)), Set.of()),
                    List.of(),
                    start,
                    stop);
        } else {
            Folded folded = known().get(characters);
            int item = addItem(folded == null ? fold(nameOnly) : folded, components(characters), start, stop);
            items(OtherNameIndex.SEQUENCE + characters).add(item);
        }
    }

    /** The components of a sequence with skin tones, whose names it has too: itself without them, and each of them. */
    private List<Integer> components(String sequence) {
        int[] tones = sequence.codePoints()
                .filter(OtherNameIndexBuilder::isSkinTone)
                .distinct()
                .toArray();
        if (tones.length == 0) {
            return List.of();
        }
        int[] rest = sequence.codePoints()
                .filter(codePoint -> !isSkinTone(codePoint))
                .toArray();
        IntStream.Builder found = IntStream.builder();
        found.add(itemsByCharacters.getOrDefault(new String(rest, 0, rest.length), -1));
        for (int tone : tones) {
            found.add(itemsByCharacters.getOrDefault(Character.toString(tone), -1));
        }
        return found.build().filter(item -> item >= 0).boxed().toList();
    }

    private static boolean isSkinTone(int codePoint) {
        return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
    }

    /** Adds an item, and returns its number. */
    private int addItem(Folded folded, List<Integer> components, long start, long stop) {
        int item = added.size();
        if (item == MOST_ITEMS) {
            throw new IllegalStateException("more than " + MOST_ITEMS + " characters and sequences have other names");
        }
        addNumbers(start, stop, OtherNameIndex.packed(components));
        added.add(folded);
        OtherNames.Entry entry = folded.entry;
        itemsByCharacters.put(entry.characters(), item);
        addLine(entry.shortName() + '\t' + list(entry.aliases()) + '\t' + list(entry.keywords()));
        folded.phrases.forEach(this::addLine);
        folded.words.forEach(word -> word.add(item));
        for (int component : components) {
            added.get(component).words.forEach(word -> word.add(item));
        }
        return item;
    }

    private void addNumbers(long start, long stop, long components) {
        int at = Section.NUMBERS_PER_ITEM * added.size();
        if (at == items.length) {
            items = Arrays.copyOf(items, 2 * items.length);
        }
        items[at] = start;
        items[at + 1] = stop;
        items[at + 2] = names.size();
        items[at + 3] = components;
    }

    private static String list(List<String> names) {
        return String.join("|", names);
    }

    private void addLine(String line) {
        names.writeBytes((line + '\n').getBytes(UTF_8));
    }

    /** Puts the finished sections. */
    void build(BuiltSections target) {
        known();
        addNumbers(0, 0, 0); // tells the end of the last names
        itemsByWord.values().removeIf(found -> found.count == 0); // words of characters that were not added
        WordTable words = WordTable.of(itemsByWord.keySet(), word -> items(word).count);
        ByteBuffer postings = ByteBuffer.allocate(words.firstRun(words.size()) * Short.BYTES);
        for (int word = 0; word < words.size(); word++) {
            Items found = items(words.word(word));
            for (int i = 0; i < found.count; i++) {
                postings.putShort(found.numbers[i]);
            }
        }
        long[] all = Arrays.copyOf(items, Section.NUMBERS_PER_ITEM * (added.size() + 1));
        target.put(Section.OTHER_ENTRIES, words.entries());
        target.put(Section.OTHER_TEXT, words.text());
        target.put(Section.POSTINGS, postings.clear());
        target.put(Section.ITEMS, all);
        target.put(Section.NAMES, ByteBuffer.wrap(names.toByteArray()));
    }

    /** The items of a word, ascending. */
    private static final class Items {
        private short[] numbers = new short[4];
        private int count;

        void add(int item) {
            if (count > 0 && numbers[count - 1] == (short) item) {
                return;
            }
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = (short) item;
        }
    }
}
