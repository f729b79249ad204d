package org.charfinder.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
     * The other names of a character or a sequence, without duplicates.
     *
     * @param characters a code point, or a sequence without U+FE0F
     * @param shortName in English; empty if there is none
     * @param aliases formal ones, then informal ones
     * @param keywords in English
     * @param elsewhere short names and keywords of other languages
     */
    public record Entry(
            String characters, String shortName, List<String> aliases, List<String> keywords, List<String> elsewhere) {}

    private OtherNames() {}

    /**
     * Reads the resource, which takes some 20 ms.
     *
     * @return characters in the order of their code points, then sequences
     * @throws UncheckedIOException if the resource can't be read
     */
    public static List<Entry> read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(OtherNames.class.getResourceAsStream(RESOURCE), UTF_8))) {
            List<Entry> entries = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int last = entries.size() - 1;
                if (isCode(line)) {
                    String characters = CodePoints.parse(line);
                    entries.add(new Entry(characters, "", new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
                } else if (!line.startsWith("#")) {
                    entries.set(last, with(entries.get(last), line));
                }
            }
            return entries;
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
        List<String> names = Arrays.asList(line.substring(space + 1).split("[|]"));
        switch (line.substring(0, space)) {
            case FORMAL_ALIASES, INFORMAL_ALIASES -> entry.aliases.addAll(names);
            case ENGLISH -> {
                entry.keywords.addAll(names.subList(1, names.size()));
                return new Entry(entry.characters, names.get(0), entry.aliases, entry.keywords, entry.elsewhere);
            }
            default -> entry.elsewhere.addAll(names);
        }
        return entry;
    }
}
