package org.charfinder.query;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Folding;
import org.charfinder.unicode.Ascii;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.Ignorables;
import org.charfinder.unicode.WhiteSpace;

/** Tells which queries are characters rather than words. */
final class CharacterQueries {

    private static final int FIRST_FULL_WIDTH = 0xFF01;
    private static final int LAST_FULL_WIDTH = 0xFF5E;

    private final CharacterLookup lookup;

    CharacterQueries(CharacterLookup lookup) {
        this.lookup = lookup;
    }

    /**
     * A query without ignorable characters at its ends, with letters and their marks as one character where there is
     * one, so that canonically equivalent queries are the same; in ASCII if it is in ASCII but for its width. A single
     * character is itself.
     */
    static CharSequence normal(CharSequence text) {
        CharSequence query = text.length() == 1 ? WhiteSpace.stripQuery(text) : Ignorables.strip(text);
        if (Ascii.containsAll(query) || CodePoints.isSingle(query)) {
            return query;
        }
        String narrow = query.codePoints()
                .map(c -> c >= FIRST_FULL_WIDTH && c <= LAST_FULL_WIDTH ? c - FIRST_FULL_WIDTH + '!' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return Ascii.containsAll(narrow) ? narrow : Normalizer2.getNFCInstance().normalize(query);
    }

    /** Whether a text is several characters, not all in ASCII, and no word among them has two letters or more. */
    boolean isSeveralLetters(String text) {
        return isListed(text) && !CodePointMatches.isOneCluster(text);
    }

    /**
     * Whether a query that finds nothing as words is listed character by character: it has a character beyond ASCII,
     * and it is one grapheme cluster or has no word of two letters or more.
     */
    boolean isListed(String query) {
        return !Ascii.containsAll(query)
                && (CodePointMatches.isOneCluster(query)
                        || Folding.words(query).stream().noneMatch(CharacterQueries::hasLetters));
    }

    /** Whether one character may be a word: an ideograph, a syllable, a letter with its vowel signs. */
    boolean mayBeWord(CharSequence character) {
        int first = Character.codePointAt(character, 0);
        return Folding.isWord(first) || (UCharacter.isLetter(first) && !hasOnlyAccents(character));
    }

    /** Whether a text is one letter or digit, with its marks. */
    boolean isOneLetter(String text) {
        return text.length() == 1
                || (!Ascii.containsAll(text) && CodePointMatches.isOneCluster(text) && !hasLetters(text));
    }

    /** Whether only marks of no script follow the first code point, as in é. */
    private static boolean hasOnlyAccents(CharSequence text) {
        return text.codePoints().skip(1).allMatch(codePoint -> UScript.getScript(codePoint) == UScript.INHERITED);
    }

    /**
     * Whether a query is one character, with or without combining marks, or one sequence, and so is not read as a word.
     */
    boolean isOneCharacter(CharSequence query) {
        if (CodePoints.isSingle(query)) {
            int first = Character.codePointAt(query, 0);
            return !Ascii.isLetterOrDigit(first);
        }
        if (Ascii.containsAll(query)) {
            return false; // there are neither marks nor sequences
        }
        return hasOnlyAccents(query) || lookup.sequence(query.toString()).count() > 0;
    }

    /** Whether a word has two letters or more. */
    private static boolean hasLetters(String word) {
        return word.codePoints().filter(UCharacter::isLetter).count() > 1;
    }
}
