package org.charfinder.index;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The words of an index, in alphabetical order and numbered from 0: which word has which number, by hashing. */
final class WordTable {

    private static final int SPREAD = 0x9E3779B9; // 2^32 divided by the golden ratio: near hashes, far slots

    final int[] entries; // for each word where it begins in the text, and its first run; then where both end
    final int[] slots;
    final byte[] text;

    /** Takes the sections of a file as {@link IndexLayout} draws them. */
    WordTable(int[] entries, int[] slots, byte[] text) {
        this.entries = entries;
        this.slots = slots;
        this.text = text;
    }

    /** Makes the table of words whose text and entries are known. */
    WordTable(int[] entries, byte[] text) {
        this(entries, new int[slots(entries.length / 2 - 1)], text);
        for (int number = 0; number < size(); number++) {
            int hash = 0;
            for (int i = start(number); i < start(number + 1); i++) {
                hash = hash(hash, text[i]);
            }
            int slot = slot(hash);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = number + 1;
        }
    }

    /** How many slots a table for so many words has: a power of two, of which at least a quarter stays empty. */
    static int slots(int words) {
        return 2 * Integer.highestOneBit(Math.max(1, (int) (words * 4L / 3)));
    }

    /** One more byte of a word whose hash so far is {@code hash}, 0 at its beginning. */
    static int hash(int hash, byte next) {
        return 31 * hash + next;
    }

    private int slot(int hash) {
        return hash * SPREAD >>> Integer.numberOfLeadingZeros(slots.length - 1);
    }

    int size() {
        return entries.length / 2 - 1;
    }

    /**
     * The number of a word; negative if there is none.
     *
     * @param word holds the word, in upper case, in its first {@code length} bytes
     * @param hash of these bytes
     */
    int indexOf(byte[] word, int length, int hash) {
        int slot = slot(hash);
        for (int i = 0; i < slots.length; i++) { // a forged table may be full
            int number = slots[slot] - 1;
            if (number < 0 || isAt(number, word, length)) {
                return number;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return -1;
    }

    private boolean isAt(int number, byte[] word, int length) {
        int start = start(number);
        if (start(number + 1) - start != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[start + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    String word(int number) {
        return new String(text, start(number), start(number + 1) - start(number), US_ASCII);
    }

    /** The first run of a word; those of the next word follow its last one. */
    int firstRun(int number) {
        return entries[2 * number + 1];
    }

    /** Where a word begins in the text; the next word begins where it ends. */
    int start(int number) {
        return entries[2 * number];
    }
}
