package org.charfinder.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What users of other programs type for characters and sequences. The first lines of the resource name its sources and
 * describe its format. HTML's names are in {@link HtmlEntities}.
 */
public final class Vocabularies {

    private static final String RESOURCE = "vocabularies.txt";

    private Vocabularies() {}

    /** A source of names. The constants are in the order of the resource, whose keys are their names in lower case. */
    public enum Vocabulary {
        /** Emoji in GitHub, Slack and other chats, without colons. */
        SHORTCODE("shortcode"),
        /** Words for emoji that CLDR does not have. */
        KEYWORD("keyword"),
        /** Names of emoji that are not CLDR's. */
        DESCRIPTION("description"),
        /** Faces in ASCII. */
        EMOTICON("emoticon"),
        /** Commands of LaTeX that most users mean, where {@link #LATEX} has another character or none. */
        TEX("LaTeX"),
        /** Commands of LaTeX with their backslash. */
        LATEX("LaTeX"),
        /** Abbreviations of the Lean theorem prover, without their backslash. */
        LEAN("Lean"),
        /** Names of symbols in Typst. */
        TYPST("Typst"),
        /** Names of glyphs in fonts. */
        ADOBE("Adobe"),
        /** Names of what the keys of a keyboard type, without {@code XK_}. */
        KEYSYM("keysym"),
        /** Two characters, as RFC 1345 has them. */
        DIGRAPH("digraph"),
        /** What is typed after the Compose key. */
        COMPOSE("Compose"),
        /** What else is written in ASCII for a character. */
        SPELLING("ASCII"),
        /** Named sequences (UAX #34). */
        SEQUENCE("named sequence"),
        /** Names of Unicode 1 that are not the name of today. */
        UNICODE1("Unicode 1"),
        /** Flags by the names and codes of countries. */
        COUNTRY("country"),
        /** Currency symbols by the names and codes of currencies. */
        CURRENCY("currency"),
        /** What else people call a character. */
        SYNONYM("synonym");

        private static final Map<String, Vocabulary> BY_KEY =
                Arrays.stream(values()).collect(Collectors.toMap(Vocabulary::key, vocabulary -> vocabulary));

        private final String label;

        Vocabulary(String label) {
            this.label = label;
        }

        /**
         * What users call the vocabulary.
         *
         * @return such as {@code LaTeX}
         */
        public String label() {
            return label;
        }

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A name of a character or a sequence. A name of several characters has an entry for each of them.
     *
     * @param vocabulary where the name is from
     * @param name as it is typed, such as {@code \leftrightarrow}
     * @param characters a code point, or a sequence without U+FE0F
     */
    public record Entry(Vocabulary vocabulary, String name, String characters) {}

    /**
     * Reads the resource, which takes some 20 ms.
     *
     * @return by vocabulary, then by the code points of the name, then by those of the characters
     * @throws UncheckedIOException if the resource can't be read
     * @throws IllegalStateException if the resource has a vocabulary without a constant
     */
    public static List<Entry> read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Vocabularies.class.getResourceAsStream(RESOURCE), UTF_8))) {
            List<Entry> entries = new ArrayList<>();
            Vocabulary vocabulary = Vocabulary.SHORTCODE;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t'); // only names have one: a name can begin with # or [, too
                if (tab >= 0) {
                    String characters = CodePoints.parse(line.substring(tab + 1));
                    entries.add(new Entry(vocabulary, line.substring(0, tab), characters));
                } else if (line.startsWith("[")) {
                    vocabulary = vocabulary(line.substring(1, line.length() - 1));
                }
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vocabulary vocabulary(String key) {
        Vocabulary vocabulary = Vocabulary.BY_KEY.get(key);
        if (vocabulary == null) {
            throw new IllegalStateException(RESOURCE + ": unknown vocabulary " + key);
        }
        return vocabulary;
    }
}
