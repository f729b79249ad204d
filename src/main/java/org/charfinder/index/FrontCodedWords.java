package org.charfinder.index;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * Many words, sorted by their bytes, each with a list somewhere else. Sixteen words are a block. A word is how many
 * bytes it shares with the one before it in its block, how many others it has, these, and the length of its list;
 * numbers are of {@link VariableLength}. It takes less than half of the memory that it takes in a {@link WordTable}.
 */
final class FrontCodedWords {

    private static final int BLOCK = 16;

    /** No word has this byte, which is not in UTF-8. */
    private static final byte ABOVE_ALL = (byte) 0xFF;

    private final int[] blocks; // for each block its start in the text, and the start of its first list; then both ends
    private final ByteBuffer text; // absolute access only

    /** Takes sections of an index; see {@link Section}. */
    FrontCodedWords(int[] blocks, ByteBuffer text) {
        this.blocks = blocks;
        this.text = text;
    }

    /** The first word that is not less than some bytes. */
    Cursor from(byte[] bytes) {
        Cursor cursor = new Cursor(blockOf(bytes));
        while (!cursor.isAtEnd() && cursor.compareTo(bytes) < 0) {
            cursor.next();
        }
        return cursor;
    }

    /** The first word behind those that begin with some bytes. */
    Cursor behind(byte[] prefix) {
        byte[] above = Arrays.copyOf(prefix, prefix.length + 1);
        above[prefix.length] = ABOVE_ALL;
        return from(above);
    }

    /** The last block whose first word is not greater than some bytes; the first one if there is none. */
    private int blockOf(byte[] bytes) {
        int low = 0;
        int high = blockCount() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (compareFirst(middle, bytes) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Compares the first word of a block, which shares no bytes. */
    private int compareFirst(int block, byte[] bytes) {
        int lengthAt = blocks[2 * block] + VariableLength.bytes(0);
        int length = VariableLength.at(lengthAt, text);
        int at = lengthAt + VariableLength.bytes(length);
        for (int i = 0; i < Math.min(length, bytes.length); i++) {
            int difference = Byte.compareUnsigned(text.get(at + i), bytes[i]);
            if (difference != 0) {
                return difference;
            }
        }
        return length - bytes.length;
    }

    private int blockCount() {
        return blocks.length / 2 - 1;
    }

    /** A word, from which one can go to those behind it. */
    final class Cursor {
        private int block;
        private int left; // words of the block behind this one, at most
        private int at; // the offset behind the word in the text
        private byte[] word = new byte[32];
        private int length;
        private int listStart;
        private int listStop;

        private Cursor(int block) {
            begin(block);
        }

        private void begin(int next) {
            block = next;
            at = blocks[2 * block];
            listStop = blocks[2 * block + 1];
            listStart = listStop;
            left = BLOCK;
            length = 0;
            if (!isAtEnd()) {
                read();
            }
        }

        private void read() {
            left--;
            int shared = readNumber();
            int other = readNumber();
            Objects.checkIndex(shared, length + 1); // they may be anything in a forged index
            Objects.checkFromIndexSize(at, other, text.limit());
            if (shared + other > word.length) {
                word = Arrays.copyOf(word, 2 * (shared + other));
            }
            text.get(at, word, shared, other);
            at += other;
            length = shared + other;
            listStart = listStop;
            listStop += readNumber();
        }

        private int readNumber() {
            int number = VariableLength.at(at, text);
            at += VariableLength.bytes(number);
            return number;
        }

        /** Whether there is no word any more. */
        boolean isAtEnd() {
            return block >= blockCount();
        }

        /** Goes to the next word. */
        void next() {
            if (left > 0 && at < blocks[2 * block + 2]) {
                read();
            } else {
                begin(block + 1);
            }
        }

        private int compareTo(byte[] bytes) {
            return Arrays.compareUnsigned(word, 0, length, bytes, 0, bytes.length);
        }

        /** Whether there is a word, which is some bytes. */
        boolean is(byte[] bytes) {
            return !isAtEnd() && compareTo(bytes) == 0;
        }

        /** Whether there is a word, which begins with some bytes. */
        boolean beginsWith(byte[] prefix) {
            return !isAtEnd()
                    && length >= prefix.length
                    && Arrays.equals(word, 0, prefix.length, prefix, 0, prefix.length);
        }

        /** Where the list of the word begins; at the end, where the last list ends. */
        int listStart() {
            return listStart;
        }

        /** Where the list of the word ends. */
        int listStop() {
            return listStop;
        }
    }

    /** Makes the sections of the words of a table, whose runs are the bytes of lists. */
    static FrontCodedWords of(WordTable words) {
        int count = (words.size() + BLOCK - 1) / BLOCK;
        int[] blocks = new int[2 * (count + 1)];
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] before = {};
        for (int number = 0; number < words.size(); number++) {
            if (number % BLOCK == 0) {
                blocks[number / BLOCK * 2] = text.size();
                blocks[number / BLOCK * 2 + 1] = words.firstRun(number);
                before = new byte[0];
            }
            byte[] word = Arrays.copyOfRange(words.text(), words.start(number), words.start(number + 1));
            int mismatch = Arrays.mismatch(before, word);
            int shared = mismatch < 0 ? word.length : mismatch;
            put(shared, text);
            put(word.length - shared, text);
            text.write(word, shared, word.length - shared);
            put(words.firstRun(number + 1) - words.firstRun(number), text);
            before = word;
        }
        blocks[2 * count] = text.size();
        blocks[2 * count + 1] = words.firstRun(words.size());
        return new FrontCodedWords(blocks, ByteBuffer.wrap(text.toByteArray()));
    }

    private static void put(int number, ByteArrayOutputStream target) {
        ByteBuffer bytes = ByteBuffer.allocate(VariableLength.bytes(number));
        VariableLength.put(number, bytes);
        target.writeBytes(bytes.array());
    }

    int[] blocks() {
        return blocks;
    }

    ByteBuffer text() {
        return text;
    }
}
