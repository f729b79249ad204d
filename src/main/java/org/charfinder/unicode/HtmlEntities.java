package org.charfinder.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names that HTML has for characters (the HTML Standard, section 13.5), without {@code &} and {@code ;}. Upper and
 * lower case differ. Any thread may call; the first call reads the list of names.
 */
public final class HtmlEntities {

    private HtmlEntities() {}

    /**
     * The characters that a name stands for.
     *
     * @param entity the whole name, such as {@code euro}
     * @return one code point or two; null if there is no such name
     */
    public static @Nullable String charactersOf(String entity) {
        return ByName.CHARACTERS.get(entity);
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

    /**
     * All names.
     *
     * @return by the characters that they stand for, each list in the order of {@link #entitiesOf}; unmodifiable
     */
    public static Map<String, List<String>> all() {
        return Collections.unmodifiableMap(ByCharacters.NAMES);
    }

    /** Loaded by the first look-up of a name. */
    private static final class ByName {

        private static final String RESOURCE = "html-entities.txt"; // its first lines describe the format

        static final Map<String, String> CHARACTERS = new HashMap<>(4096);

        static {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(HtmlEntities.class.getResourceAsStream(RESOURCE), UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.startsWith("#")) {
                        int space = line.indexOf(' ');
                        CHARACTERS.put(line.substring(0, space), CodePoints.parse(line.substring(space + 1)));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Loaded by the first look-up of a character. */
    private static final class ByCharacters {

        static final Map<String, List<String>> NAMES = new HashMap<>();

        static {
            Comparator<String> bestFirst = Comparator.comparingInt(String::length)
                    .thenComparing(String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(Comparator.reverseOrder());
            ByName.CHARACTERS.forEach((name, characters) -> NAMES.merge(
                    characters,
                    List.of(name),
                    (some, one) -> Stream.concat(some.stream(), one.stream())
                            .sorted(bestFirst)
                            .toList()));
        }
    }
}
