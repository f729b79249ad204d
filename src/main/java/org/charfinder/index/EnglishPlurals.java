package org.charfinder.index;

import java.util.LinkedHashSet;
import java.util.List;
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
            List.of("leaf", "leaves"), // these three are not meant as forms of verbs: leave, live, halve
            List.of("life", "lives"),
            List.of("half", "halves"));

    /** The ending of a plural, and those that its singular may have. */
    private record Ending(String plural, List<String> singulars) {}

    private static final List<Ending> ENDINGS = List.of(
            new Ending("s", List.of("")),
            new Ending("ches", List.of("ch")),
            new Ending("oes", List.of("o")),
            new Ending("ses", List.of("s", "sis")),
            new Ending("shes", List.of("sh")),
            new Ending("xes", List.of("x")),
            new Ending("zes", List.of("z")),
            new Ending("zzes", List.of("z")),
            new Ending("ies", List.of("y")),
            new Ending("ves", List.of("f", "fe")),
            new Ending("i", List.of("us")),
            new Ending("ices", List.of("ex", "ix")),
            new Ending("a", List.of("um", "on")));

    /** In letters; a shorter word is no plural. */
    private static final int SHORTEST = 4;

    private EnglishPlurals() {}

    /** A word, and what may be its plural or its singular; some of them are no words. */
    static Set<String> forms(String word) {
        Set<String> forms = singulars(word);
        if (irregular(word).isEmpty()) {
            for (Ending ending : ENDINGS) {
                for (String singular : ending.singulars) {
                    String plural = withEnding(singular, ending.plural, word);
                    if (plural.length() >= SHORTEST) {
                        forms.add(plural);
                    }
                }
            }
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
        List<String> irregular = irregular(word);
        singulars.addAll(irregular);
        if (irregular.isEmpty() && word.length() >= SHORTEST && !word.endsWith("ss")) {
            for (Ending ending : ENDINGS) {
                for (String singular : ending.singulars) {
                    singulars.add(withEnding(ending.plural, singular, word));
                }
            }
        }
        return singulars;
    }

    /** All forms of a word that has an irregular plural; none of other words. */
    private static List<String> irregular(String word) {
        return IRREGULAR.stream()
                .filter(forms -> forms.contains(word))
                .findFirst()
                .orElse(List.of());
    }

    /** A word with another ending; the word itself if it does not have the first one. */
    private static String withEnding(String from, String to, String word) {
        return word.endsWith(from) ? word.substring(0, word.length() - from.length()) + to : word;
    }
}
