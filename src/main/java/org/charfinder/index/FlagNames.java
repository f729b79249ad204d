package org.charfinder.index;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people call the flag of a place, besides the names of the place itself. */
final class FlagNames {

    /** Two regional indicators, or a black flag and tags. */
    private static final Pattern FLAG =
            Pattern.compile("[\\x{1F1E6}-\\x{1F1FF}]{2}|\\x{1F3F4}[\\x{E0020}-\\x{E007F}]+");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** A short name in CLDR, which has the word for a flag before the colon. */
    private static final Pattern SHORT_NAME = Pattern.compile("[^:：]+[:：](.+)");

    private FlagNames() {}

    /** The words of a name or code of a place, after the word for a flag. */
    static List<String> withFlag(String name) {
        List<String> words = new ArrayList<>(List.of("flag"));
        words.addAll(Folding.words(name));
        return words;
    }

    /** Whether a code of a country is its number, which alone means other things than the country. */
    static boolean isNumber(String name) {
        return NUMBER.matcher(name).matches();
    }

    /**
     * The name of the place in a short name of its flag.
     *
     * @return empty if the characters are no flag of a place
     */
    static String place(String characters, String shortName) {
        Matcher found = SHORT_NAME.matcher(shortName);
        return FLAG.matcher(characters).matches() && found.matches() ? found.group(1) : "";
    }
}
