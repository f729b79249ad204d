package org.charfinder.index;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * Looks queries up in an index, one after another, in memory that is kept from one to the next: the way for a server,
 * which answers from {@link CharacterLookup#lines()}. One thread at a time.
 */
public final class Search {

    private final WordTable words;
    private final Postings postings;
    private byte[] word = new byte[256]; // the one that is being read, in upper case
    private int[] wanted = new int[16]; // numbers of the query's different words
    private int wantedCount;
    private int rarest; // of them, the one with the fewest runs
    private Runs found = new Runs();
    private Runs spare = new Runs();

    Search(WordTable words, Postings postings) {
        this.words = words;
        this.postings = postings;
    }

    /**
     * Finds the characters that have every word of a query in their names.
     *
     * @param query any text; without a word in it, nothing is found
     * @return them; good until the next call
     */
    public Runs find(CharSequence query) {
        byte[] bytes = NameTokenizer.fold(query).getBytes(ISO_8859_1);
        return find(bytes, 0, bytes.length);
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
            if (NameTokenizer.isOperator(ascii[i])
                    && (ascii[i] != '-' || i == start || isMoreThanHyphen(ascii[i - 1]))) {
                return null;
            }
        }
        return find(ascii, start, stop);
    }

    /** Behind no word it excludes; and behind IDEOGRAPH there may be a number that is no word, but part of a name. */
    private static boolean isMoreThanHyphen(byte before) {
        return NameTokenizer.upperCase(before) == 0 || NameTokenizer.upperCase(before) == 'H';
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
            byte upperCase = NameTokenizer.upperCase(ascii[i]);
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
