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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.HtmlEntities;
import org.charfinder.unicode.OtherNames;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/**
 * Builds the sections of other names, from characters and sequences in the order of their lines. A {@link NameFolder}
 * in another thread reads the names meanwhile, since that takes half as long as building the rest of an index.
 */
final class OtherNameIndexBuilder {

    private static final int MOST_ITEMS = (1 << Short.SIZE) - 1; // one number stands for no item

    private final NameFolder folder = new NameFolder(); // the thread's until it has ended
    private final CompletableFuture<Map<String, FoldedNames>> folding = CompletableFuture.supplyAsync(folder::foldAll);
    private long[] waiting = new long[1 << 16]; // code point and both bounds of each character until names are read
    private int waitingCount;
    private @Nullable Map<String, FoldedNames> known; // by the characters; null until the names are read
    private final Map<String, Integer> itemsByCharacters = new HashMap<>();
    private final List<FoldedNames> added = new ArrayList<>(); // for each item
    private final ByteArrayOutputStream names = new ByteArrayOutputStream();
    private final NameKeysBuilder keys = new NameKeysBuilder();
    private final NameKeysBuilder typed = new NameKeysBuilder();
    private final Runs wellKnown = new Runs();
    private final Runs toned = new Runs();
    private long[] items = new long[1024];

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
    private Map<String, FoldedNames> known() {
        if (known == null) {
            known = folding.join();
            for (int i = 0; i < waitingCount; i += 3) {
                FoldedNames folded = known.get(Character.toString((int) waiting[i]));
                if (folded != null) {
                    addItem(folded, List.of(), waiting[i + 1], waiting[i + 2]);
                }
            }
        }
        return known;
    }

    /** The named sequences (UAX #34) that are no emoji sequences, in the order of their code points. */
    List<String> namedSequences() {
        known();
        return folder.sequenceNames().keySet().stream()
                .sorted((a, b) ->
                        Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray()))
                .filter(sequence -> !itemsByCharacters.containsKey(sequence))
                .toList();
    }

    /** The name of a sequence. */
    String nameOfSequence(String sequence) {
        String characters = OtherNameIndex.withoutPresentation(sequence);
        FoldedNames folded = known().get(characters);
        if (folded != null && !folded.entry().shortName().isEmpty()) {
            return folded.entry().shortName();
        }
        String name = folder.sequenceNames().get(characters);
        return name == null ? composedName(characters) : name;
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
        FoldedNames folded = known().get(Character.toString(codePoint));
        String shortName = folded == null ? "" : folded.entry().shortName();
        return shortName.isEmpty() ? UnicodeNames.labelOf(codePoint).toLowerCase(Locale.ROOT) : shortName;
    }

    /** Adds an emoji sequence. A character and U+FE0F has no other names: those are the character's. */
    void addSequence(String sequence, long start, long stop) {
        String characters = OtherNameIndex.withoutPresentation(sequence);
        OtherNames.Entry nameOnly =
                new OtherNames.Entry(sequence, nameOfSequence(sequence), List.of(), List.of(), List.of());
        if (CodePoints.isSingle(characters)) {
            FoldedNames single = new FoldedNames(nameOnly);
            single.words().add(folder.items(OtherNameIndex.SEQUENCE + sequence));
            addItem(single, List.of(), start, stop);
        } else {
            FoldedNames folded = known().get(characters);
            FoldedNames own = folded == null || folded.entry().shortName().isEmpty() ? with(nameOnly, folded) : folded;
            int item = addItem(own, components(characters), start, stop);
            folder.items(OtherNameIndex.SEQUENCE + characters).add(item);
        }
    }

    /** A sequence that has no short name in CLDR: what vocabularies call it, and the name that is made up for it. */
    private FoldedNames with(OtherNames.Entry nameOnly, @Nullable FoldedNames vocabularies) {
        boolean namedSequence = folder.sequenceNames().containsKey(nameOnly.characters());
        FoldedNames folded = namedSequence ? new FoldedNames(withoutName(nameOnly)) : folder.fold(nameOnly);
        if (vocabularies != null) {
            folded.words().addAll(vocabularies.words());
            folded.keys().addAll(vocabularies.keys());
            folded.typed().addAll(vocabularies.typed());
            folded.vocabularyPhrases().addAll(vocabularies.vocabularyPhrases());
            folded.vocabularies().addAll(vocabularies.vocabularies());
        }
        return folded;
    }

    private static OtherNames.Entry withoutName(OtherNames.Entry entry) {
        return new OtherNames.Entry(entry.characters(), "", List.of(), List.of(), List.of());
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
    private int addItem(FoldedNames folded, List<Integer> components, long start, long stop) {
        int item = added.size();
        if (item == MOST_ITEMS) {
            throw new IllegalStateException("more than " + MOST_ITEMS + " characters and sequences have other names");
        }
        addNumbers(start, stop, Items.packed(components));
        added.add(folded);
        OtherNames.Entry entry = folded.entry();
        itemsByCharacters.put(entry.characters(), item);
        addLine(entry.shortName() + '\t' + list(entry.aliases()) + '\t' + list(entry.keywords()));
        new LinkedHashSet<>(folded.phrases()).forEach(this::addLine);
        if (!folded.vocabularyPhrases().isEmpty()) {
            addLine(OtherNameText.VOCABULARIES);
            folded.vocabularyPhrases().forEach(this::addLine);
        }
        folded.words().forEach(word -> word.add(item));
        folded.loneWords().forEach(word -> word.addMarked(item));
        keys.addAll(folded.keys(), item);
        typed.addAll(folded.typed(), item);
        addUnicodeName(entry.characters(), item);
        if (isKnown(entry)) {
            wellKnown.append(start, stop);
        }
        if (!components.isEmpty()) {
            toned.append(start, stop);
        }
        for (int component : components) {
            added.get(component).words().forEach(word -> word.add(item));
        }
        return item;
    }

    private void addUnicodeName(String characters, int item) {
        String name = CodePoints.isSingle(characters) ? UnicodeNames.nameOf(characters.codePointAt(0)) : null;
        if (name != null) {
            List<String> words = Folding.words(name);
            keys.add(NameKeys.key(Folding.key(words), item, WholeNameRank.NAME));
            keys.add(NameKeys.key(Folding.keyWithoutFillers(words), item, WholeNameRank.LOOSE));
        }
    }

    /** Whether a character is one that people know: CLDR or HTML names it, or it is in the first 256. */
    private static boolean isKnown(OtherNames.Entry entry) {
        return !entry.shortName().isEmpty()
                || entry.characters().codePointAt(0) < 0x100
                || !HtmlEntities.entitiesOf(entry.characters()).isEmpty();
    }

    /** The characters and sequences that people know. Valid when all are added. */
    Runs wellKnown() {
        known();
        return wellKnown;
    }

    /** The sequences with skin tones. Valid when all are added. */
    Runs toned() {
        return toned;
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

    /**
     * Puts the finished sections.
     *
     * @param namesWords the words of names, whose runs are put already
     */
    void build(WordTable namesWords, BuiltSections target) {
        known();
        addNumbers(0, 0, 0); // tells the end of the last names
        CompletableFuture<ByteBuffer> shown = CompletableFuture.supplyAsync(() -> ShownNamesBuilder.build(added));
        Map<String, WordItems> itemsByWord = folder.itemsByWord();
        itemsByWord.values().removeIf(WordItems::isEmpty); // words of characters that were not added
        List<WordItems> ordered = new ArrayList<>(itemsByWord.size());
        WordTable words = WordTable.of(itemsByWord, WordItems::bytes, ordered::add);
        ByteBuffer postings = ByteBuffer.allocate(words.firstRun(words.size()));
        ordered.forEach(word -> word.putTo(postings));
        long[] all = Arrays.copyOf(items, Section.NUMBERS_PER_ITEM * (added.size() + 1));
        FrontCodedWords coded = FrontCodedWords.of(words);
        target.put(Section.OTHER_BLOCKS, coded.blocks());
        target.put(Section.OTHER_TEXT, coded.text());
        target.put(Section.POSTINGS, postings.clear());
        target.put(Section.ITEMS, all);
        target.put(Section.NAMES, ByteBuffer.wrap(names.toByteArray()));
        new NameWordItemsBuilder(namesWords, target.get(Section.RUNS), new Items(all)).build(itemsByWord::get, target);
        target.put(Section.KEYS, keys.build());
        target.put(Section.TYPED, typed.build());
        target.put(Section.SHOWN, shown.join());
    }
}
