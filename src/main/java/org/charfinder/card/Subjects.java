package org.charfinder.card;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What somebody wants cards of. */
public final class Subjects {

    /** In UTF-16 units. The longest is now a kiss between people of different skin, with 15. */
    private static final int LONGEST_EMOJI = 20;

    private Subjects() {}

    /**
     * Reads a code point as the Standard writes it, {@code U+265C}, or else the characters of the text, of which several
     * that are one emoji stay together.
     *
     * @return each to be given to {@link Card#of(String, Lore)}; none only if there is no text
     */
    public static List<String> read(String what) {
        int codePoint = codePoint(what);
        return codePoint >= 0 ? List.of(UCharacter.toString(codePoint)) : charactersOf(what);
    }

    /** The characters of a text, whatever they mean. */
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

    private static int codePoint(String notation) {
        if (!notation.toUpperCase(Locale.ROOT).startsWith("U+") || notation.length() < 6 || notation.length() > 8) {
            return -1;
        }
        int codePoint = 0;
        for (int i = 2; i < notation.length(); i++) {
            int digit = notation.charAt(i) < 0x7F ? Character.digit(notation.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            codePoint = codePoint << 4 | digit;
        }
        return codePoint <= Character.MAX_CODE_POINT ? codePoint : -1;
    }
}
