package org.charfinder.query;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What names of the Standard have in place of a word of a query: a number in words, and the script of a language. Not
 * the other way round, since Cyrillic is more than Russian. All are folded.
 */
final class SpelledOut {

    /** The words of a query, a colon, and what stands for each of them in names. */
    private static final String TABLE = """
            russian ukrainian belarusian bulgarian macedonian serbian kazakh kyrgyz tajik: cyrillic
            hindi marathi nepali sanskrit: devanagari
            persian farsi urdu pashto sindhi kurdish uyghur: arabic
            yiddish ivrit: hebrew
            korean: hangul
            japanese: hiragana katakana
            amharic tigrinya: ethiopic
            punjabi: gurmukhi
            bangla assamese: bengali
            odia: oriya
            burmese: myanmar
            cambodian: khmer
            sinhalese: sinhala
            dhivehi maldivian: thaana
            caps: capital
            0: zero
            1: one
            2: two
            3: three
            4: four
            5: five
            6: six
            7: seven
            8: eight
            9: nine
            10: ten
            11: eleven
            12: twelve
            13: thirteen
            14: fourteen
            15: fifteen
            16: sixteen
            17: seventeen
            18: eighteen
            19: nineteen
            20: twenty
            30: thirty
            40: forty
            50: fifty
            60: sixty
            70: seventy
            80: eighty
            90: ninety
            100: hundred
            1000: thousand
            """;

    private static final Map<String, List<String>> BY_WORD = read();

    private SpelledOut() {}

    private static Map<String, List<String>> read() {
        Map<String, List<String>> byWord = new HashMap<>();
        TABLE.lines().forEach(line -> {
            int colon = line.indexOf(':');
            List<String> names = List.of(line.substring(colon + 2).split(" ", -1));
            for (String word : line.substring(0, colon).split(" ", -1)) {
                byWord.put(word, names);
            }
        });
        return byWord;
    }

    /** The word itself, and what names have in its place. */
    static Set<String> of(String word) {
        Set<String> variants = new LinkedHashSet<>();
        variants.add(word);
        variants.addAll(BY_WORD.getOrDefault(word, List.of()));
        return variants;
    }

    /** Whether some words of a query, but not all, have something else in names. */
    static boolean isAmong(List<String> words) {
        long known = words.stream().filter(BY_WORD::containsKey).count();
        return known > 0 && known < words.size();
    }
}
