package org.charfinder.index;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts queries into words as names have them: runs of ASCII letters, digits and underscores, in upper case. A letter
 * beyond ASCII counts as its upper case if that is ASCII; else it is {@link #STRANGE}, which makes a word that no name
 * has.
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
     * A query in ISO 8859-1: ASCII as it is, a letter beyond it as its upper case if that is ASCII, any other letter as
     * {@link #STRANGE}, and what separates words beyond ASCII as a space.
     */
    static String fold(CharSequence query) {
        StringBuilder folded = new StringBuilder();
        query.codePoints().forEach(codePoint -> fold(folded, codePoint));
        return folded.toString();
    }

    private static void fold(StringBuilder folded, int codePoint) {
        if (codePoint < 0x80) {
            folded.append((char) codePoint);
        } else if (UCharacter.isLetterOrDigit(codePoint)) {
            String upperCase = UCharacter.toUpperCase(ULocale.ROOT, Character.toString(codePoint));
            upperCase.chars().forEach(c -> folded.append(c < 0x80 ? (char) c : STRANGE));
        } else {
            folded.append(' ');
        }
    }
}
