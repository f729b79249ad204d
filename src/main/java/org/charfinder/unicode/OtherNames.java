package org.charfinder.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Other names of characters and emoji sequences: aliases, and the short names and keywords of CLDR in many languages.
 * The first lines of the resource name its sources and describe its format.
 */
public final class OtherNames {

    private static final String RESOURCE = "other-names.txt";

    private static final String FORMAL_ALIASES = "=";
    private static final String INFORMAL_ALIASES = "~";
    private static final String ENGLISH = "en";

    /**
     * The other names of a character or a sequence. Only a short name may be there twice, as a keyword of an earlier
     * language.
     *
     * @param characters a code point, or a sequence without U+FE0F
     * @param shortName in English; empty if there is none
     * @param aliases formal ones, then informal ones
     * @param keywords in English
     * @param elsewhere other languages, in the order of the resource
     */
    public record Entry(
            String characters,
            String shortName,
            List<String> aliases,
            List<String> keywords,
            List<InLanguage> elsewhere) {

        /**
         * The same with names in English only.
         *
         * @return a new entry
         */
        public Entry withoutElsewhere() {
            return new Entry(characters, shortName, aliases, keywords, List.of());
        }
    }

    /**
     * The names of a character or a sequence in one language, without those that an earlier source has.
     *
     * @param language its code in CLDR, such as {@code zh-Hant}
     * @param names the short name, then keywords; the short name is empty if an earlier source has it as a whole name
     */
    public record InLanguage(String language, List<String> names) {

        /**
         * The short name.
         *
         * @return empty if an earlier source has it
         */
        public String shortName() {
            return names.get(0);
        }

        /**
         * The keywords.
         *
         * @return in the order of the resource
         */
        public List<String> keywords() {
            return names.subList(1, names.size());
        }
    }

    private OtherNames() {}

    /**
     * Reads the resource into memory.
     *
     * @return characters in the order of their code points, then sequences
     * @throws UncheckedIOException if the resource can't be read
     */
    public static List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        read(entries::add);
        return entries;
    }

    /**
     * Reads the resource entry by entry. All entries together take much more memory than a caller needs at a time.
     *
     * @param target accepts characters in the order of their code points, then sequences
     * @throws UncheckedIOException if the resource can't be read
     */
    public static void read(Consumer<Entry> target) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(OtherNames.class.getResourceAsStream(RESOURCE), UTF_8))) {
            @Nullable Entry entry = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (isCode(line)) {
                    if (entry != null) {
                        target.accept(entry);
                    }
                    String characters = CodePoints.parse(line);
                    entry = new Entry(characters, "", new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
                } else if (entry != null) { // behind the header
                    entry = with(entry, line);
                }
            }
            if (entry != null) {
                target.accept(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of codes begins with a digit or an upper-case letter, a line of names never does. */
    private static boolean isCode(String line) {
        char first = line.charAt(0);
        return (first >= '0' && first <= '9') || (first >= 'A' && first <= 'F');
    }

    private static Entry with(Entry entry, String line) {
        int space = line.indexOf(' ');
        List<String> names = Arrays.asList(line.substring(space + 1).split("\\|"));
        String source = line.substring(0, space);
        switch (source) {
            case FORMAL_ALIASES, INFORMAL_ALIASES -> entry.aliases.addAll(names);
            case ENGLISH -> {
                entry.keywords.addAll(names.subList(1, names.size()));
                return new Entry(entry.characters, names.get(0), entry.aliases, entry.keywords, entry.elsewhere);
            }
            default -> entry.elsewhere.add(new InLanguage(source, names));
        }
        return entry;
    }
}
