package org.charfinder.index;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Plurals of English words. */
final class EnglishPlurals {

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
            List.of("wolf", "wolves"),
            List.of("half", "halves"),
            List.of("thief", "thieves"),
            List.of("shelf", "shelves"));

    private EnglishPlurals() {}

    /** A word, and what may be its plural or its singular; some of them are no words. */
    static Set<String> forms(String word) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        for (List<String> irregular : IRREGULAR) {
            if (irregular.contains(word)) {
                forms.addAll(irregular);
                return forms;
            }
        }
        int length = word.length();
        if (length < 3) {
            return forms;
        }
        forms.add(word + "s");
        forms.add(word + "es");
        if (word.endsWith("y")) {
            forms.add(word.substring(0, length - 1) + "ies");
        }
        if (word.endsWith("ies")) {
            forms.add(word.substring(0, length - 3) + "y");
        }
        if (word.endsWith("es")) {
            forms.add(word.substring(0, length - 2));
        }
        if (word.endsWith("s") && !word.endsWith("ss") && length > 3) {
            forms.add(word.substring(0, length - 1));
        }
        return forms;
    }
}
