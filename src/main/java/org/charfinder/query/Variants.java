package org.charfinder.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.charfinder.index.EnglishPlurals;
import org.charfinder.index.Folding;

/** Other words for a word of a query: synonyms, other spellings, plural and singular. All are folded. */
final class Variants {

    /** Lines of words that mean the same. */
    private static final String SYNONYMS = """
            up upwards upward
            down downwards downward
            left leftwards leftward
            right rightwards rightward
            umlaut diaeresis dieresis
            lambda lamda
            center centre
            gray grey
            colored coloured
            slash solidus
            backslash reverse
            hyphen dash
            flipped reversed
            tick check
            """;

    private static final Map<String, List<String>> BY_WORD = read();

    private Variants() {}

    private static Map<String, List<String>> read() {
        Map<String, List<String>> byWord = new HashMap<>();
        SYNONYMS.lines()
                .map(line -> List.of(line.split(" ")))
                .forEach(words -> words.forEach(word -> byWord.put(word, words)));
        return byWord;
    }

    /** The word itself, its synonyms, also spelled out, and without the e of a German umlaut. */
    static Set<String> synonyms(String word) {
        Set<String> variants = SpelledOut.of(word);
        variants.addAll(BY_WORD.getOrDefault(word, List.of()));
        variants.add(Folding.withoutUmlauts(word));
        return variants;
    }

    /** The word itself, and without the e of a German umlaut. */
    static Set<String> umlauts(String word) {
        return new LinkedHashSet<>(List.of(word, Folding.withoutUmlauts(word)));
    }

    /** The synonyms, and the plurals and singulars of all. */
    static Set<String> forms(String word) {
        Set<String> forms = new LinkedHashSet<>();
        for (String stem : stems(word)) {
            forms.addAll(synonyms(stem));
            forms.add(stem + "s");
            forms.add(stem + "es");
            forms.add(stem + "ing");
            forms.add(stem + "ed");
            forms.add(stem + "d");
        }
        return forms;
    }

    /** The word, and what it may be the plural, the participle or the past of. */
    private static List<String> stems(String word) {
        List<String> stems = new ArrayList<>(EnglishPlurals.singulars(word));
        int length = word.length();
        if (length > 5 && word.endsWith("ing")) {
            addParticiple(word.substring(0, length - 3), stems);
        }
        if (length > 4 && word.endsWith("ed")) {
            addParticiple(word.substring(0, length - 2), stems);
        }
        return stems;
    }

    private static void addParticiple(String stem, List<String> stems) {
        stems.add(stem);
        stems.add(stem + "e");
        int last = stem.length() - 1;
        if (last > 1 && stem.charAt(last) == stem.charAt(last - 1)) {
            stems.add(stem.substring(0, last));
        }
    }
}
