package org.charfinder.index;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plurals of English words. */
public final class EnglishPlurals {

    private static final List<List<String>> IRREGULAR = List.of(
            List.of("person", "people", "persons"),
            List.of("man", "men"),
            List.of("woman", "women"),
            List.of("child", "children"),
            List.of("foot", "feet"),
            List.of("tooth", "teeth"),
            List.of("goose", "geese"),
            List.of("mouse", "mice"),
            List.of("louse", "lice"),
            List.of("ox", "oxen"),
            List.of("wife", "wives"),
            List.of("knife", "knives"),
            List.of("life", "lives"),
            List.of("leaf", "leaves"),
            List.of("loaf", "loaves"),
            List.of("calf", "calves"),
            List.of("wolf", "wolves"),
            List.of("half", "halves"),
            List.of("thief", "thieves"),
            List.of("shelf", "shelves"));

    /** Endings of plurals, and those of their singulars. */
    private static final Map<String, List<String>> ENDINGS = Map.ofEntries(
            Map.entry("s", List.of("")),
            Map.entry("ches", List.of("ch")),
            Map.entry("oes", List.of("o")),
            Map.entry("ses", List.of("s", "sis")),
            Map.entry("shes", List.of("sh")),
            Map.entry("xes", List.of("x")),
            Map.entry("zes", List.of("z")),
            Map.entry("zzes", List.of("z")),
            Map.entry("ies", List.of("y")),
            Map.entry("ves", List.of("f", "fe")),
            Map.entry("i", List.of("us")),
            Map.entry("ices", List.of("ex", "ix")),
            Map.entry("a", List.of("um", "on")));

    private static final int SHORTEST = 3;

    private EnglishPlurals() {}

    /** A word, and what may be its plural or its singular; some of them are no words. */
    static Set<String> forms(String word) {
        Set<String> forms = singulars(word);
        if (word.length() < SHORTEST || isIrregular(word)) {
            return forms;
        }
        forms.add(word + "s");
        forms.add(word + "es");
        if (word.endsWith("y")) {
            forms.add(withEnding("y", "ies", word));
        }
        return forms;
    }

    /**
     * What a word may be the plural of.
     *
     * @param word folded
     * @return the word, then others; some of them are no words
     */
    public static Set<String> singulars(String word) {
        Set<String> singulars = new LinkedHashSet<>();
        singulars.add(word);
        for (List<String> irregular : IRREGULAR) {
            if (irregular.contains(word)) {
                singulars.addAll(irregular);
                return singulars;
            }
        }
        if (word.length() > SHORTEST) {
            ENDINGS.forEach((plural, ofSingular) -> {
                if (word.endsWith(plural) && !word.endsWith("ss")) {
                    ofSingular.forEach(singular -> singulars.add(withEnding(plural, singular, word)));
                }
            });
        }
        return singulars;
    }

    private static boolean isIrregular(String word) {
        return IRREGULAR.stream().anyMatch(forms -> forms.contains(word));
    }

    private static String withEnding(String plural, String singular, String word) {
        return word.substring(0, word.length() - plural.length()) + singular;
    }
}
