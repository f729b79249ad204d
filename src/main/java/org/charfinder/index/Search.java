package org.charfinder.index;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds characters by words of their names. The memory is reused from one query to the next, and a query in ASCII
 * allocates nothing. One thread at a time.
 */
public final class Search {

    private final WordTable words;
    private final Postings postings;
    private byte[] word = new byte[256]; // the word that is being read, in upper case
    private int[] wanted = new int[16]; // numbers of the different words of the query
    private int wantedCount;
    private int rarest; // the index in wanted of the word with the fewest runs
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
     * @return the characters; valid until the next call
     */
    public Runs find(CharSequence query) {
        byte[] bytes = NameTokenizer.fold(query).getBytes(ISO_8859_1);
        return find(bytes, 0, bytes.length);
    }

    /**
     * Finds the characters that have every word of a query in their names. Allocates nothing.
     *
     * @param ascii holds the query, in ASCII
     * @param start the offset of its first byte
     * @param stop the offset behind its last byte
     * @return the characters; valid until the next call
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
     * Finds the characters that have every word of a query in their names, if the query is nothing but words. Allocates
     * nothing.
     *
     * @param ascii holds the query, in ASCII
     * @param start the offset of its first byte
     * @param stop the offset behind its last byte
     * @return the characters, valid until the next call; null if the query may be an expression or codes
     */
    public @Nullable Runs findWords(byte[] ascii, int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (NameTokenizer.isOperator(ascii[i])
                    && (ascii[i] != '-' || i == start || isMoreThanHyphen(ascii[i - 1]))) {
                return null;
            }
        }
        return find(ascii, start, stop);
    }

    /**
     * Whether a hyphen means more than a separator, by the byte before it. Behind no word it excludes. Behind IDEOGRAPH
     * a number may follow that is part of a name and not a word.
     */
    private static boolean isMoreThanHyphen(byte before) {
        return NameTokenizer.upperCase(before) == 0 || NameTokenizer.upperCase(before) == 'H';
    }

    /** The number of different words of the last query. */
    int wantedCount() {
        return wantedCount;
    }

    /** The number in the table of a word of the last query. */
    int wanted(int i) {
        return wanted[i];
    }

    /** Removes the characters that do not have a word. */
    private void narrow(int word) {
        postings.intersect(found, word, spare);
        Runs narrowed = spare;
        spare = found;
        found = narrowed;
    }

    /** Reads the words of the query; false if one of them is not in the index. */
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

    /** Adds the word that was read; false if it is not in the index. */
    private boolean wantWord(int length, int hash) {
        int number = words.indexOf(word, length, hash);
        if (number < 0) {
            return false;
        }
        want(number);
        return true;
    }

    /** Adds a word, once: a thousand repetitions cost no more than one. */
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
