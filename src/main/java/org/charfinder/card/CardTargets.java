package org.charfinder.card;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.charfinder.query.Finder;
import org.charfinder.query.Match;
import org.charfinder.query.Order;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.query.QueryResult.Kind;
import org.charfinder.unicode.Ascii;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.Ignorables;

/**
 * The characters that a user wants cards of.
 *
 * @param characters each an argument for {@link Card#of(String, CharacterNames)}
 * @param total how many the text stands for, of which {@code characters} may be the first; a range of code points
 *     without names counts as one if it is not among the matches that were looked at
 */
public record CardTargets(List<String> characters, int total) {

    /** In UTF-16 units. The longest today is a kiss between people of different skin tones, with 15. */
    private static final int LONGEST_EMOJI = 20;

    /** How many matches are compared with the text, to find a character of exactly that name. */
    private static final int NAMES = 1000;

    /**
     * The characters that a text stands for. Codes stand for their characters, also beside other text, and several
     * codes for the sequence that they are. A single character and a text beyond ASCII stand for their characters,
     * without plain spaces and what cannot be seen at the ends. Any other text is a query; if a match has exactly the
     * text as its name, that match is the only one. A range of code points without names stands for all of them.
     *
     * @param text what a user typed
     * @param finder answers a query
     * @param order of the characters that a query finds
     * @param most the most characters to return
     * @return at most that many characters
     * @throws QueryException if the query has a mistake
     */
    public static CardTargets of(String text, Finder finder, Order order, int most) throws QueryException {
        String visible =
                CodePoints.isSingle(text) ? text : Ignorables.strip(text).toString();
        if (isCharacters(visible) && !finder.hasCodes(visible)) {
            List<String> all = charactersOf(visible).stream()
                    .filter(one -> !one.equals(" ") || visible.equals(" "))
                    .toList();
            return new CardTargets(all.subList(0, Math.min(most, all.size())), all.size());
        }
        QueryResult answer = finder.find(text, order);
        String name = Ignorables.remove(visible);
        List<String> found = new ArrayList<>();
        String parts = ""; // of the sequence that was found last, those that may follow
        int more = 0; // cards than matches; may be negative
        int looked = Math.min(most, Integer.MAX_VALUE - NAMES) + NAMES; // a match of that name comes early
        for (Iterator<Match> matches = answer.matches(); matches.hasNext() && looked > 0; looked--) {
            Match match = matches.next();
            if (match.name().equalsIgnoreCase(name)) {
                return new CardTargets(List.of(match.characters()), 1);
            }
            String characters = match.characters();
            int part = answer.kind() == Kind.CODES && CodePoints.isSingle(characters) ? parts.indexOf(characters) : -1;
            if (part >= 0) { // the card of the sequence shows it
                parts = parts.substring(part + characters.length());
                more--;
            } else {
                parts = CodePoints.isSingle(characters) ? "" : characters;
                addAll(match, most, found);
                more += match.size() - 1;
            }
        }
        return new CardTargets(found, answer.total() + more);
    }

    private static void addAll(Match match, int most, List<String> found) {
        String first = match.characters();
        for (int i = 0; i < match.size() && found.size() < most; i++) {
            found.add(i == 0 ? first : UCharacter.toString(first.codePointAt(0) + i));
        }
    }

    /**
     * Whether some texts are independent of each other, because each is characters or a code, and not all are codes.
     *
     * @param texts the arguments of a command
     * @return false if the texts are the words of one query
     */
    public static boolean areCharacters(List<String> texts) {
        return texts.stream().allMatch(text -> isCharacters(text) || isCode(text))
                && !texts.stream().allMatch(CardTargets::isCode);
    }

    private static boolean isCode(String text) {
        return text.regionMatches(true, 0, "U+", 0, 2);
    }

    /** Whether a text is a single character, or has one beyond ASCII that can be seen. */
    private static boolean isCharacters(String text) {
        return CodePoints.isSingle(text) || !Ascii.containsAll(Ignorables.remove(text));
    }

    /**
     * Splits a text into characters. The code points of one emoji stay together.
     *
     * @param text any text
     * @return in the order of the text
     */
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

    /** The end, exclusive, of the longest emoji sequence that begins at start. */
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
