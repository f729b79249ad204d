package org.charfinder.web.page;

import com.ibm.icu.lang.CharacterProperties;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UProperty.NameChoice;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.CodePointMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.charfinder.unicode.BlockNames;
import org.jspecify.annotations.Nullable;

/** All blocks, all scripts or all categories of Unicode, each with its characters. Any thread may call. */
public final class Catalogue {

    /** What the characters of an entry have in common. */
    public enum Kind {
        /** The block, where neighbours in the code charts are. */
        BLOCKS("Blocks", "block", UProperty.BLOCK),
        /** The script. */
        SCRIPTS("Scripts", "script", UProperty.SCRIPT),
        /** The general category. */
        CATEGORIES("Categories", "category", UProperty.GENERAL_CATEGORY);

        private final String title;
        private final String filter;
        private final int property;

        Kind(String title, String filter, int property) {
            this.title = title;
            this.filter = filter;
            this.property = property;
        }

        /**
         * The address of the list of all.
         *
         * @return {@code /blocks}
         */
        public String path() {
            return "/" + name().toLowerCase(Locale.ROOT);
        }

        String title() {
            return title;
        }

        /** The link to the list of all. */
        Link link() {
            return new Link("All " + title.toLowerCase(Locale.ROOT), path());
        }

        /** The value of a property that is called so; case, spaces, hyphens and underscores do not count. */
        private int number(String name) {
            try {
                return UCharacter.getPropertyValueEnum(property, name);
            } catch (IllegalArgumentException e) {
                return -1; // ICU knows no such value
            }
        }
    }

    /**
     * A block, a script or a category. {@link Catalogue} makes them.
     *
     * @param kind which of these it is
     * @param value the number that ICU has for it
     * @param codePoints all that belong to it, at least one, those without characters included
     */
    public record Entry(Kind kind, int value, UnicodeSet codePoints) {

        private static final UnicodeSet CHARACTERS = new UnicodeSet("[^[:Cn:][:Cs:][:Co:]]").freeze();

        /** Those of the code points that are characters. */
        UnicodeSet characters() {
            return new UnicodeSet(codePoints).retainAll(CHARACTERS);
        }

        String name() {
            String block = kind == Kind.BLOCKS ? BlockNames.of(codePoints.charAt(0)) : null;
            return block == null ? longName().replace('_', ' ') : block;
        }

        String shortName() {
            String name = UCharacter.getPropertyValueName(kind.property, value, NameChoice.SHORT);
            return name == null ? longName() : name;
        }

        private String longName() {
            return UCharacter.getPropertyValueName(kind.property, value, NameChoice.LONG);
        }

        /**
         * The query for its characters.
         *
         * @return {@code block:chess_symbols}
         */
        public String query() {
            return kind.filter + ":" + longName().toLowerCase(Locale.ROOT);
        }

        /**
         * The address of its page.
         *
         * @return {@code /blocks/chess-symbols}
         */
        public String path() {
            return kind.path() + "/" + longName().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;
    private @Nullable Map<Integer, Entry> entries; // null until it is asked for

    /**
     * Makes one, which takes no time to speak of.
     *
     * @param kind what to divide all characters by
     */
    public Catalogue(Kind kind) {
        this.kind = kind;
    }

    /**
     * What this has all of.
     *
     * @return the argument of the constructor
     */
    public Kind kind() {
        return kind;
    }

    /** All entries, in the order of their first code points. The first call takes some 100 ms. */
    List<Entry> entries() {
        return byValue().values().stream()
                .sorted((a, b) ->
                        Integer.compare(a.codePoints().charAt(0), b.codePoints().charAt(0)))
                .toList();
    }

    /**
     * The entry of a name.
     *
     * @param name its long or short name in the Standard, where case, spaces, hyphens and underscores do not count
     * @return null if there is no such entry
     */
    public @Nullable Entry named(String name) {
        return byValue().get(kind.number(name));
    }

    /** The link to all values of a filter, such as {@code block}; null if no list has them. */
    static @Nullable Link linkTo(@Nullable String filter) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.filter.equals(filter))
                .map(Kind::link)
                .findFirst()
                .orElse(null);
    }

    private synchronized Map<Integer, Entry> byValue() {
        if (entries == null) {
            CodePointMap values = CharacterProperties.getIntPropertyMap(kind.property);
            Map<Integer, Entry> made = new TreeMap<>();
            CodePointMap.Range range = new CodePointMap.Range();
            for (int start = 0; values.getRange(start, null, range); start = range.getEnd() + 1) {
                made.computeIfAbsent(range.getValue(), value -> new Entry(kind, value, new UnicodeSet()))
                        .codePoints
                        .add(range.getStart(), range.getEnd());
            }
            if (kind == Kind.BLOCKS) {
                made.remove(UCharacter.UnicodeBlock.NO_BLOCK.getID());
            }
            entries = made;
        }
        return entries;
    }

    /** The entries that have some of the characters, in the order of their first code points. */
    List<Entry> of(UnicodeSet characters) {
        List<Entry> found = new ArrayList<>(entries());
        found.removeIf(entry -> entry.codePoints().containsNone(characters));
        return found;
    }
}
