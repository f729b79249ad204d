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

/**
 * Gathers the other names of characters and sequences, in the order of their lines. The names are read and folded by a
 * thread of its own meanwhile, since that takes half as long as all the rest of an index.
 */
final class ThesaurusBuilder {

    private static final int MOST_ITEMS = (1 << Short.SIZE) - 1; // one number says that there is none

    private final Map<String, Items> itemsByWord =
            new HashMap<>(); // the thread's, which begins below, until it has ended
    private final CompletableFuture<Map<String, Folded>> folding = CompletableFuture.supplyAsync(this::foldAll);
    private long[] waiting = new long[1 << 16]; // code points and both bounds of characters, until names are there
    private int waitingCount;
    private Map<String, Folded> known; // by the characters, sequences without U+FE0F; null until it is needed
    private final Map<String, Integer> itemsByCharacters = new HashMap<>();
    private final List<Folded> added = new ArrayList<>(); // for each item
    private final ByteArrayOutputStream names = new ByteArrayOutputStream();
    private long[] items = new long[1024];

    /**
     * Other names, and what counts of them.
     *
     * @param words of all of them
     * @param phrases those of several words
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
            List<String> words = Folding.words(name);
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

    /** Adds a character, which must come after all that are there, and before sequences; nothing if it has no other names. */
    void addCharacter(int codePoint, long start, long stop) {
        if (waitingCount + 3 > waiting.length) {
            waiting = Arrays.copyOf(waiting, 2 * waiting.length);
        }
        waiting[waitingCount++] = codePoint;
        waiting[waitingCount++] = start;
        waiting[waitingCount++] = stop;
    }

    /** Waits for the names, and adds all characters that waited for them. */
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

    /** What an emoji sequence is called. */
    String nameOfSequence(String sequence) {
        String characters = Thesaurus.withoutPresentation(sequence);
        Folded folded = known().get(characters);
        return folded == null ? composedName(characters) : folded.entry.shortName();
    }

    /** As CLDR would call a sequence that is younger than its data: {@code leftwards hand: light skin tone}. */
    private String composedName(String characters) {
        return characters
                .codePoints()
                .mapToObj(this::nameOfPart)
                .collect(Collectors.joining(", "))
                .replaceFirst(", ", ": ");
    }

    private String nameOfPart(int codePoint) {
        Folded folded = known().get(Character.toString(codePoint));
        boolean hasShortName = folded != null && !folded.entry.shortName().isEmpty();
        return hasShortName
                ? folded.entry.shortName()
                : UnicodeNames.labelOf(codePoint).toLowerCase(Locale.ROOT);
    }

    /** Adds an emoji sequence. One that is a character and U+FE0F is found as it is written only. */
    void addSequence(String sequence, long start, long stop) {
        String characters = Thesaurus.withoutPresentation(sequence);
        OtherNames.Entry nameOnly =
                new OtherNames.Entry(sequence, nameOfSequence(sequence), List.of(), List.of(), List.of());
        if (CodePoints.isSingle(characters)) {
            addItem(
                    new Folded(nameOnly, Set.of(items(Thesaurus.SEQUENCE + sequence)), Set.of()),
                    List.of(),
                    start,
                    stop);
        } else {
            Folded folded = known().get(characters);
            int item = addItem(folded == null ? fold(nameOnly) : folded, components(characters), start, stop);
            items(Thesaurus.SEQUENCE + characters).add(item);
        }
    }

    /** Of what a sequence with skin tones consists, so that it has the names of these too: itself without them, and them. */
    private List<Integer> components(String sequence) {
        int[] tones = sequence.codePoints()
                .filter(ThesaurusBuilder::isSkinTone)
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

    /** Returns its number. */
    private int addItem(Folded folded, List<Integer> components, long start, long stop) {
        int item = added.size();
        if (item == MOST_ITEMS) {
            throw new IllegalStateException("more than " + MOST_ITEMS + " characters and sequences have other names");
        }
        addNumbers(start, stop, Thesaurus.packed(components));
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
        int at = Thesaurus.NUMBERS * added.size();
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

    /** The finished thesaurus. */
    Thesaurus build() {
        known();
        addNumbers(0, 0, 0); // for where the last names end
        itemsByWord.values().removeIf(found -> found.count == 0); // words of characters that were not added
        WordTable words = WordTable.of(itemsByWord.keySet(), word -> itemsByWord.get(word).count);
        ByteBuffer postings = ByteBuffer.allocate(words.firstRun(words.size()) * Short.BYTES);
        for (int word = 0; word < words.size(); word++) {
            Items found = itemsByWord.get(words.word(word));
            for (int i = 0; i < found.count; i++) {
                postings.putShort(found.numbers[i]);
            }
        }
        long[] all = Arrays.copyOf(items, Thesaurus.NUMBERS * (added.size() + 1));
        return new Thesaurus(words, postings.clear(), all, ByteBuffer.wrap(names.toByteArray()));
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
