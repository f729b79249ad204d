package org.charfinder.unicode;

import java.lang.reflect.Field;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jsoup.nodes.Entities;

/**
 * The names that HTML has for characters (the HTML Standard, section 13.5), without {@code &} and {@code ;}. Upper and
 * lower case differ. Any thread may call; the first call loads the tables.
 */
public final class HtmlEntities {

    private HtmlEntities() {}

    /**
     * The characters that a name stands for.
     *
     * @param entity the whole name, such as {@code euro}
     * @return one code point or two; null if there is no such name
     */
    public static String charactersOf(String entity) {
        String characters = Entities.getByName(entity);
        return characters.isEmpty() ? null : characters;
    }

    /**
     * All names for a character, the shortest first, and then lower case before upper.
     *
     * @param characters one code point, or a sequence that may have a name of its own
     * @return unmodifiable; empty if HTML has no name for it
     */
    public static List<String> entitiesOf(String characters) {
        return ByCharacters.NAMES.getOrDefault(characters, List.of());
    }

    /** All names, by what they stand for, as {@link #entitiesOf} has them. */
    static Map<String, List<String>> all() {
        return Collections.unmodifiableMap(ByCharacters.NAMES);
    }

    /** Of use only to those who ask this way round. */
    private static final class ByCharacters {

        static final Map<String, List<String>> NAMES = new HashMap<>();

        static {
            Comparator<String> bestFirst = Comparator.comparingInt(String::length)
                    .thenComparing(String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(Comparator.reverseOrder());
            Map<String, TreeSet<String>> sorted = new HashMap<>();
            for (String name : names()) {
                sorted.computeIfAbsent(charactersOf(name), characters -> new TreeSet<>(bestFirst))
                        .add(name);
            }
            sorted.forEach((characters, names) -> NAMES.put(characters, List.copyOf(names)));
        }

        /** jsoup tells what a name stands for, but not which names there are: that it keeps to itself. */
        private static String[] names() {
            try {
                Field names = Entities.EscapeMode.class.getDeclaredField("nameKeys");
                names.setAccessible(true);
                return (String[]) names.get(Entities.EscapeMode.extended);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("this jsoup keeps its entities elsewhere", e);
            }
        }
    }
}
