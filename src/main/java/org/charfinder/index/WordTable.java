package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** The words of an index, sorted by their bytes and numbered from 0. A hash table finds the number of a word. */
final class WordTable {

    private static final int[] NO_SLOTS = {};

    private static final int SPREAD = 0x9E3779B9; // 2^32 divided by the golden ratio spreads similar hashes

    private final int[] entries; // for each word its start in the text, and its first run; then both ends
    private final int[] slots; // empty if words are not looked up by hash
    private final byte[] text;

    /** Takes sections of an index; see {@link Section}. */
    WordTable(int[] entries, int[] slots, byte[] text) {
        this.entries = entries;
        this.slots = slots;
        this.text = text;
    }

    /**
     * Makes a table without slots.
     *
     * @param values by their words
     * @param runs gives the number of runs of a value, or of whatever is counted instead
     * @param inOrder accepts the values in the order of the words
     */
    static <T> WordTable of(Map<String, T> values, ToIntFunction<T> runs, Consumer<T> inOrder) {
        List<WordOf<T>> sorted = new ArrayList<>(values.size());
        values.forEach((word, value) -> sorted.add(new WordOf<>(word.getBytes(UTF_8), value)));
        sorted.sort((a, b) -> Arrays.compareUnsigned(a.word, b.word));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int[] entries = new int[2 * (sorted.size() + 1)];
        int next = 2; // of the entries
        for (WordOf<T> word : sorted) {
            text.writeBytes(word.word);
            entries[next] = text.size();
            entries[next + 1] = entries[next - 1] + runs.applyAsInt(word.value);
            next += 2;
            inOrder.accept(word.value);
        }
        return new WordTable(entries, NO_SLOTS, text.toByteArray());
    }

    /** A word and its value. */
    private static final class WordOf<T> {
        private final byte[] word;
        private final T value;

        WordOf(byte[] word, T value) {
            this.word = word;
            this.value = value;
        }
    }

    /** Makes the same table with slots. */
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

    /** Adds a byte of a word to its hash, which is 0 at its beginning. */
    static int hash(int hash, byte next) {
        return 31 * hash + next;
    }

    private int slot(int hash) {
        return (hash * SPREAD) >>> Integer.numberOfLeadingZeros(slots.length - 1);
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
     * The number of a word by its hash; negative if it is not in the table.
     *
     * @param word holds the word, in upper case, in its first {@code length} bytes
     * @param hash of these bytes
     */
    int indexOf(byte[] word, int length, int hash) {
        int slot = slot(hash);
        for (int i = 0; i < slots.length; i++) { // a forged table may have no empty slot
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

    /** The number of the first word that is not less than some bytes; size() if there is none. */
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

    /** The number of the first word behind those that begin with some bytes. */
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

    /** The number of a word; negative if it is not in the table, which has slots. */
    int indexOf(byte[] word) {
        int hash = 0;
        for (byte b : word) {
            hash = hash(hash, b);
        }
        return indexOf(word, word.length, hash);
    }

    String word(int number) {
        return new String(text, start(number), start(number + 1) - start(number), UTF_8);
    }

    /** The first run of a word; the first run of the next word follows its last one. */
    int firstRun(int number) {
        return entries[2 * number + 1];
    }

    /** The start of a word in the text; it ends where the next word begins. */
    int start(int number) {
        return entries[2 * number];
    }
}
