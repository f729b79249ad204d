package org.charfinder.web.page;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.UnicodeSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.charfinder.unicode.Picture;
import org.charfinder.web.page.Catalogue.Entry;

/**
 * The data of the template {@code catalogue}: all blocks, all scripts or all categories.
 *
 * @param title what they are
 * @param groups what they are divided into
 */
record CatalogueView(String title, List<Group> groups) {

    private static final int SAMPLES = 6;

    /** What writing consists of. Its marks and signs, which often come first, say less. */
    private static final UnicodeSet LETTERS = new UnicodeSet("[[:L:]-[:Lm:]]").freeze();

    /** Writing has one letter among so many characters, at least. */
    private static final int LEAST_OF_WRITING = 4;

    private static final int PLANE_BITS = 16;

    private static final List<String> PLANES = List.of(
            "Basic Multilingual Plane",
            "Supplementary Multilingual Plane",
            "Supplementary Ideographic Plane",
            "Tertiary Ideographic Plane");
    private static final Map<Integer, String> LAST_PLANES = Map.of(
            14, "Supplementary Special-purpose Plane",
            15, "Supplementary Private Use Area-A",
            16, "Supplementary Private Use Area-B");

    /** What the first letters of the short names of categories mean. */
    private static final Map<Character, String> CLASSES = Map.of(
            'L',
            "Letters",
            'M',
            "Marks",
            'N',
            "Numbers",
            'P',
            "Punctuation",
            'S',
            "Symbols",
            'Z',
            "Separators",
            'C',
            "Other");

    /**
     * Some of the entries.
     *
     * @param name what they have in common
     * @param items the entries
     */
    record Group(String name, List<Item> items) {}

    /**
     * An entry.
     *
     * @param name its name
     * @param href its address
     * @param count how many characters it has
     * @param samples some of its characters
     */
    record Item(String name, String href, String count, String samples) {

        static Item of(Entry entry) {
            UnicodeSet characters = entry.characters();
            return new Item(entry.name(), entry.path(), Count.of(characters.size(), "character"), samples(characters));
        }

        private static String samples(UnicodeSet characters) {
            UnicodeSet letters = new UnicodeSet(characters).retainAll(LETTERS);
            boolean isWriting = letters.size() * LEAST_OF_WRITING > characters.size();
            return StreamSupport.stream(
                            (isWriting ? letters : characters).codePoints().spliterator(), false)
                    .filter(Picture::isSafe)
                    .limit(SAMPLES)
                    .map(Picture::safely)
                    .collect(Collectors.joining(" "));
        }
    }

    static CatalogueView of(Catalogue catalogue) {
        Map<String, List<Item>> groups = switch (catalogue.kind()) {
            case BLOCKS -> grouped(catalogue, new LinkedHashMap<>());
            case SCRIPTS, CATEGORIES -> grouped(catalogue, new TreeMap<>());
        };
        return new CatalogueView(
                catalogue.kind().title(),
                groups.entrySet().stream()
                        .map(group -> new Group(group.getKey().replaceFirst("^\\d ", ""), group.getValue()))
                        .toList());
    }

    private static Map<String, List<Item>> grouped(Catalogue catalogue, Map<String, List<Item>> groups) {
        List<Entry> entries = catalogue.kind() == Catalogue.Kind.BLOCKS
                ? catalogue.entries()
                : catalogue.entries().stream()
                        .sorted(Comparator.comparing(Entry::name))
                        .toList();
        for (Entry entry : entries) {
            groups.computeIfAbsent(group(entry), name -> new ArrayList<>()).add(Item.of(entry));
        }
        return groups;
    }

    private static String group(Entry entry) {
        return switch (entry.kind()) {
            case BLOCKS -> {
                int plane = entry.codePoints().charAt(0) >> PLANE_BITS;
                yield plane < PLANES.size() ? PLANES.get(plane) : LAST_PLANES.getOrDefault(plane, "Plane " + plane);
            }
            case SCRIPTS ->
                switch (UScript.getUsage(entry.value())) { // the digits put them in this order
                    case RECOMMENDED -> "1 In wide use";
                    case LIMITED_USE, ASPIRATIONAL -> "2 In limited use";
                    case EXCLUDED -> "3 Historic and others";
                    default -> "4 No script";
                };
            case CATEGORIES -> CLASSES.getOrDefault(entry.shortName().charAt(0), "Other");
        };
    }
}
