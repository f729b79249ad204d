package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;

/** The words of an index, in the order of their bytes and numbered from 0: which word has which number, by hashing. */
final class WordTable {

    static final int[] NO_SLOTS = {};

    private static final int SPREAD = 0x9E3779B9; // 2^32 divided by the golden ratio: near hashes, far slots

    private final int[] entries; // for each word where it begins in the text, and its first run; then where both end
    private final int[] slots; // none, if words are not looked up by hash
    private final byte[] text;

    /** Takes the sections of an index as {@link Section} tells them. */
    WordTable(int[] entries, int[] slots, byte[] text) {
        this.entries = entries;
        this.slots = slots;
        this.text = text;
    }

    /**
     * Makes a table of words, without slots.
     *
     * @param runs tells how many runs a word has
     */
    static WordTable of(Collection<String> words, ToIntFunction<String> runs) {
        List<Word> sorted = new ArrayList<>();
        words.forEach(word -> sorted.add(new Word(word, word.getBytes(UTF_8))));
        sorted.sort((a, b) -> Arrays.compareUnsigned(a.bytes, b.bytes));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int[] entries = new int[2 * (sorted.size() + 1)];
        int next = 2; // of the entries
        for (Word word : sorted) {
            text.writeBytes(word.bytes);
            entries[next] = text.size();
            entries[next + 1] = entries[next - 1] + runs.applyAsInt(word.text);
            next += 2;
        }
        return new WordTable(entries, NO_SLOTS, text.toByteArray());
    }

    private record Word(String text, byte[] bytes) {}

    /** The same with slots. */
    WordTable hashed() {
        WordTable hashed = new WordTable(entries, new int[Section.slotsFor(size())], text);
        hashed.fillSlots();
        return hashed;
    }

    private void fillSlots() {
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

    /** One more byte of a word whose hash so far is {@code hash}, 0 at its beginning. */
    static int hash(int hash, byte next) {
        return 31 * hash + next;
    }

    private int slot(int hash) {
        return hash * SPREAD >>> Integer.numberOfLeadingZeros(slots.length - 1);
    }

    int[] entries() {
        return entries;
    }

    int[] slots() {
        return slots;
    }

    byte[] text() {
        return text;
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

    /** The number of the first word that does not come before some bytes in that order; size() if there is none. */
    int firstFrom(byte[] bytes) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Arrays.compareUnsigned(text, start(middle), start(middle + 1), bytes, 0, bytes.length) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The number of the first word that comes behind all those that begin with some bytes. */
    int firstBehind(byte[] prefix) {
        int low = firstFrom(prefix);
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int stop = Math.min(start(middle + 1), start(middle) + prefix.length);
            if (Arrays.equals(text, start(middle), stop, prefix, 0, prefix.length)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The number of a word; negative if there is none. This needs no slots, and takes some steps more. */
    int indexOf(byte[] word) {
        int number = firstFrom(word);
        return number < size() && Arrays.equals(text, start(number), start(number + 1), word, 0, word.length)
                ? number
                : -1;
    }

    String word(int number) {
        return new String(text, start(number), start(number + 1) - start(number), UTF_8);
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
