package org.charfinder.index;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * A query of plain words in ASCII: the numbers of its words among those of names, and the hashes of {@link NameKeys}.
 * The memory is reused. One thread at a time.
 */
final class HashedQuery {

    private static final byte[][] FILLERS =
            Folding.FILLERS.stream().map(filler -> filler.getBytes(US_ASCII)).toArray(byte[][]::new);

    private final WordTable table;
    private byte[] word = new byte[64]; // the word that is being read, in upper case
    private int[] words = new int[16];
    private int count;
    private long typed;
    private long whole;
    private long bare;
    private long spaced;

    HashedQuery(WordTable table) {
        this.table = table;
    }

    /** Reads a query; false if it has no word, or one that no name has. */
    boolean read(byte[] ascii, int start, int stop) {
        count = 0;
        typed = NameKeys.NO_CHARS;
        whole = NameKeys.NO_CHARS;
        bare = NameKeys.NO_CHARS;
        spaced = NameKeys.NO_CHARS;
        int length = 0; // of the word
        int hash = 0; // of the word in the table
        for (int i = start; i < stop; i++) {
            typed = NameKeys.with(ascii[i], typed);
            byte upperCase = NameTokenizer.upperCase(ascii[i]);
            if (upperCase != 0) {
                if (length == word.length) {
                    word = Arrays.copyOf(word, 2 * length);
                }
                word[length++] = upperCase;
                hash = WordTable.hash(hash, upperCase);
            }
            if (length > 0 && (upperCase == 0 || i == stop - 1)) {
                int number = table.indexOf(word, length, hash);
                if (number < 0) {
                    return false;
                }
                add(number);
                addToHashes(length);
                length = 0;
                hash = 0;
            }
        }
        return count > 0;
    }

    private void add(int number) {
        for (int i = 0; i < count; i++) {
            if (words[i] == number) {
                return;
            }
        }
        if (count == words.length) {
            words = Arrays.copyOf(words, 2 * count);
        }
        words[count++] = number;
    }

    private void addToHashes(int length) {
        boolean filler = isFiller(length);
        spaced = spaced == NameKeys.NO_CHARS ? spaced : NameKeys.with(' ', spaced);
        for (int i = 0; i < length; i++) {
            int lowerCase = word[i] | 0x20; // digits have this bit
            whole = NameKeys.with(lowerCase, whole);
            spaced = NameKeys.with(lowerCase, spaced);
            bare = filler ? bare : NameKeys.with(lowerCase, bare);
        }
    }

    private boolean isFiller(int length) {
        for (byte[] filler : FILLERS) {
            if (filler.length == length && isWord(filler)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWord(byte[] lowerCase) {
        for (int i = 0; i < lowerCase.length; i++) {
            if ((word[i] | 0x20) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    /** The number of different words. */
    int count() {
        return count;
    }

    /** The number of a word in the table. */
    int word(int i) {
        return words[i];
    }

    /** The hash of the query as it is typed. */
    long typed() {
        return NameKeys.mixed(typed);
    }

    /** The hash of its words, in lower case, with nothing between them. */
    long whole() {
        return NameKeys.mixed(whole);
    }

    /** The hash of its words, in lower case, with a space between two. */
    long spaced() {
        return NameKeys.mixed(spaced);
    }

    /** The same as {@link #whole} without fillers; of all words if there are no others. */
    long bare() {
        return bare == NameKeys.NO_CHARS ? whole() : NameKeys.mixed(bare);
    }
}
