package org.charfinder.card;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.charfinder.query.Finder;
import org.charfinder.query.Match;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;

/**
 * What somebody wants cards of.
 *
 * @param characters each to be given to {@link Card#of(String, Lore)}
 * @param total how many there are, if not all were wanted
 */
public record Subjects(List<String> characters, int total) {

    /** In UTF-16 units. The longest is now a kiss between people of different skin, with 15. */
    private static final int LONGEST_EMOJI = 20;

    /** Among so many matches the one is looked for that has the very name. */
    private static final int NAMES = 1000;

    /**
     * What a text stands for: a single character, or text with any beyond ASCII, for its characters but plain spaces; all else for what a
     * finder finds, codes or names. If one of these has the text for its name, it is that one only.
     *
     * @param most how many are wanted at most
     * @throws QueryException if it can't be understood
     */
    public static Subjects of(String text, Finder finder, int most) throws QueryException {
        if (isCharacters(text)) {
            List<String> all = charactersOf(text).stream()
                    .filter(one -> !one.equals(" ") || text.equals(" "))
                    .toList();
            return new Subjects(all.subList(0, Math.min(most, all.size())), all.size());
        }
        QueryResult answer = finder.find(text);
        String name = text.toUpperCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        int looked =
                Math.min(most, Integer.MAX_VALUE - NAMES) + NAMES; // the name is among the first, or it is none of one
        for (Iterator<Match> matches = answer.matches(); matches.hasNext() && looked > 0; looked--) {
            Match match = matches.next();
            if (match.name().equals(name)) {
                return new Subjects(List.of(match.characters()), 1);
            }
            if (found.size() < most) {
                found.add(match.characters());
            }
        }
        return new Subjects(found, answer.total());
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
        if (!UCharacter.hasBinaryProperty(text.codePointAt(start), UProperty.EMOJI)) {
            return behindFirst;
        }
        int from = Math.min(text.length(), start + LONGEST_EMOJI);
        for (int stop = from; stop > behindFirst; stop--) {
            if (UCharacter.hasBinaryProperty(text.subSequence(start, stop), UProperty.RGI_EMOJI)) {
                return stop;
            }
        }
        return behindFirst;
    }
}
