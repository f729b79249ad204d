package org.charfinder.index;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.List;
import org.charfinder.unicode.Ascii;

/**
 * Cuts queries into words as names have them: runs of ASCII letters, digits and underscores, in upper case. Text
 * beyond ASCII is folded, see {@link Folding}; a letter that is still beyond ASCII is {@link #STRANGE}, which makes a
 * word that no name has.
 */
public final class NameTokenizer {

    /** Stands for a letter beyond ASCII. */
    public static final char STRANGE = 0xFF;

    /** What separates words, and in a query may say how they belong together. */
    private static final boolean[] OPERATOR = new boolean[0x100];

    /** For each byte the one in upper case if it is part of words, otherwise 0. */
    private static final byte[] UPPER_CASE = new byte[0x100];

    static {
        for (char c = 'A'; c <= 'Z'; c++) {
            UPPER_CASE[c] = (byte) c;
            UPPER_CASE[Character.toLowerCase(c)] = (byte) c;
        }
        for (char c = '0'; c <= '9'; c++) {
            UPPER_CASE[c] = (byte) c;
        }
        UPPER_CASE['_'] = '_';
        UPPER_CASE[STRANGE] = (byte) STRANGE;
        for (char c : new char[] {'"', '|', '*', ':', '&', '%', '+', '-', '\\'}) {
            OPERATOR[c] = true;
        }
    }

    private NameTokenizer() {}

    /** A byte of a word in upper case; 0 if it is not part of words. */
    static byte upperCase(byte b) {
        return UPPER_CASE[b & 0xFF];
    }

    /** Whether a byte may be an operator of the query language. */
    static boolean isOperator(byte b) {
        return OPERATOR[b & 0xFF];
    }

    /**
     * The words of a query.
     *
     * @param query any text
     * @return in order, in upper case, with repetitions
     */
    public static List<String> words(CharSequence query) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String folded = fold(query);
        for (int i = 0; i < folded.length(); i++) {
            int upperCase = UPPER_CASE[folded.charAt(i)];
            if (upperCase != 0) {
                word.append((char) (upperCase & 0xFF));
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /**
     * A query in ISO 8859-1: ASCII as it is; otherwise folded as {@link Folding} does, with a letter beyond ASCII as
     * {@link #STRANGE}, and what separates words beyond ASCII as a space.
     */
    static String fold(CharSequence query) {
        if (Ascii.containsAll(query)) {
            return query.toString();
        }
        StringBuilder bytes = new StringBuilder();
        Folding.fold(query)
                .codePoints()
                .map(codePoint ->
                        Ascii.contains(codePoint) ? codePoint : UCharacter.isLetterOrDigit(codePoint) ? STRANGE : ' ')
                .forEach(bytes::appendCodePoint);
        return bytes.toString();
    }
}
