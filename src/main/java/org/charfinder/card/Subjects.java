package org.charfinder.card;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.charfinder.query.Answer;
import org.charfinder.query.Finder;
import org.charfinder.query.Match;
import org.charfinder.query.QueryException;

/** What somebody wants cards of. */
public final class Subjects {

    /** In UTF-16 units. The longest is now a kiss between people of different skin, with 15. */
    private static final int LONGEST_EMOJI = 20;

    private Subjects() {}

    /**
     * What a text stands for: a single character, or text with any beyond ASCII, for its characters but plain spaces; all else for what a
     * finder finds, codes or names. If one of these has the text for its name, it is that one only.
     *
     * @return each to be given to {@link Card#of(String, Lore)}
     * @throws QueryException if it can't be understood
     */
    public static List<String> of(String text, Finder finder) throws QueryException {
        if (isCharacters(text)) {
            return charactersOf(text).stream().filter(one -> !one.equals(" ") || text.equals(" ")).toList();
        }
        Answer answer = finder.find(text);
        String name = text.toUpperCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        for (Iterator<Match> matches = answer.matches(); matches.hasNext(); ) {
            Match match = matches.next();
            if (match.name().equals(name)) {
                return List.of(match.characters());
            }
            found.add(match.characters());
        }
        return found;
    }

    /** Whether each of some texts stands for its characters, or for a code, so that they don't belong together. */
    public static boolean areCharacters(List<String> texts) {
        return texts.stream().allMatch(text -> isCharacters(text) || text.regionMatches(true, 0, "U+", 0, 2));
    }

    private static boolean isCharacters(String text) {
        return text.length() == 1 || text.chars().anyMatch(c -> c >= 0x80);
    }

    /** The characters of a text, of which several that are one emoji stay together. */
    public static List<String> charactersOf(String text) {
        List<String> characters = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            int stop = i + Character.charCount(text.codePointAt(i));
            int emoji = endOfEmoji(text, i, stop);
            characters.add(text.substring(i, emoji));
            i = emoji;
        }
        return characters;
    }

    /** Behind the longest emoji of several code points that begins here. */
    private static int endOfEmoji(String text, int start, int behindFirst) {
        int from = Math.min(text.length(), start + LONGEST_EMOJI);
        for (int stop = from; stop > behindFirst; stop--) {
            if (UCharacter.hasBinaryProperty(text.subSequence(start, stop), UProperty.RGI_EMOJI)) {
                return stop;
            }
        }
        return behindFirst;
    }
}
