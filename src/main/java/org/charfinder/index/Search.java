package org.charfinder.index;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks queries up in an index, one after another, in memory that is kept from one to the next: the way for a server,
 * which answers from {@link UnicodeNameIndex#lines()}. One thread at a time.
 */
public final class Search {

    /** Stands for a character beyond ASCII: part of words, but of none that a name has. */
    public static final char STRANGE = 0xFF;

    /** What separates words, and in a query may say how they belong together. A hyphen does so where no word is before it. */
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

    private final WordTable words;
    private final Postings postings;
    private byte[] word = new byte[256]; // the one that is being read, in upper case
    private int[] wanted = new int[16]; // numbers of the query's different words
    private int wantedCount;
    private int rarest; // of them, the one with the fewest runs
    private Runs found = new Runs();
    private Runs spare = new Runs();

    /** @param index may be shared with other searches in other threads */
    public Search(UnicodeNameIndex index) {
        words = index.wordTable();
        postings = index.postings();
    }

    /**
     * Finds the characters that have every word of a query in their names.
     *
     * @param query any text; without a word in it, nothing is found
     * @return them; good until the next call
     */
    public Runs find(CharSequence query) {
        byte[] bytes = fold(query).getBytes(ISO_8859_1);
        return find(bytes, 0, bytes.length);
    }

    /**
     * A query as far as it is words: ASCII as it is, a letter beyond it as its upper case if that is ASCII, any other as
     * {@link #STRANGE}, and whatever separates words beyond ASCII as a space.
     */
    private static String fold(CharSequence query) {
        StringBuilder folded = new StringBuilder();
        query.codePoints().forEach(codePoint -> fold(folded, codePoint));
        return folded.toString();
    }

    /** The words of a query, in upper case; a letter that none in ASCII is the upper case of is {@link #STRANGE}. */
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

    /** Appends what a character means for the words of a query: itself in ASCII, in upper case, a stand-in or a space. */
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

    /**
     * The same for a query in ASCII, which allocates nothing.
     *
     * @param ascii holds it
     * @param start its first byte
     * @param stop behind its last byte
     */
    public Runs find(byte[] ascii, int start, int stop) {
        found.clear();
        if (readWords(ascii, start, stop) && wantedCount > 0) {
            postings.load(wanted[rarest], found);
            for (int i = 0; i < wantedCount && found.count() > 0; i++) {
                if (i != rarest) {
                    narrow(wanted[i]);
                }
            }
        }
        return found;
    }

    /**
     * The same for a query that is nothing but words.
     *
     * @return null if it may mean more than words: it is an expression, or codes
     */
    public Runs findWords(byte[] ascii, int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (OPERATOR[ascii[i] & 0xFF] && (ascii[i] != '-' || i == start || isMoreThanHyphen(ascii[i - 1]))) {
                return null;
            }
        }
        return find(ascii, start, stop);
    }

    /** Behind no word it excludes; and behind IDEOGRAPH there may be a number that is no word, but part of a name. */
    private static boolean isMoreThanHyphen(byte before) {
        return UPPER_CASE[before & 0xFF] == 0 || UPPER_CASE[before & 0xFF] == 'H';
    }

    /** Keeps of what was found the characters that have a word in their names too. */
    private void narrow(int word) {
        postings.intersect(found, word, spare);
        Runs narrowed = spare;
        spare = found;
        found = narrowed;
    }

    /** Whether each word of the query is a word of the index. */
    private boolean readWords(byte[] ascii, int start, int stop) {
        wantedCount = 0;
        if (word.length < stop - start) {
            word = new byte[stop - start];
        }
        int length = 0;
        int hash = 0;
        for (int i = start; i < stop; i++) {
            byte upperCase = UPPER_CASE[ascii[i] & 0xFF];
            if (upperCase != 0) {
                word[length++] = upperCase;
                hash = WordTable.hash(hash, upperCase);
            } else if (length > 0) {
                if (!wantWord(length, hash)) {
                    return false;
                }
                length = 0;
                hash = 0;
            }
        }
        return length == 0 || wantWord(length, hash);
    }

    /** Whether the index has the word that was read. */
    private boolean wantWord(int length, int hash) {
        int number = words.indexOf(word, length, hash);
        if (number < 0) {
            return false;
        }
        want(number);
        return true;
    }

    /** A word said a thousand times costs no more than once. */
    private void want(int number) {
        for (int i = 0; i < wantedCount; i++) {
            if (wanted[i] == number) {
                return;
            }
        }
        if (wantedCount == wanted.length) {
            wanted = Arrays.copyOf(wanted, 2 * wantedCount);
        }
        if (wantedCount == 0 || postings.count(number) < postings.count(wanted[rarest])) {
            rarest = wantedCount;
        }
        wanted[wantedCount++] = number;
    }
}
