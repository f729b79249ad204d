package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;

/**
 * The other names of characters and of emoji sequences, in many languages, and their words, folded. What has other names
 * is an item; items are numbered in the order of their lines. An emoji sequence is a word of its own too, so that it is
 * found as it is written.
 *
 * <p>The names of an item are lines, each of which ends with LF: first what people read, {@code short name TAB aliases TAB
 * keywords}, of which the latter two are lists with {@code |} between their elements; then each name of several words,
 * folded, a space between two. The components of an item are others whose names are also this one's.
 */
final class OtherNameIndex {

    /**
     * Four numbers an item: both bounds, where its names begin, and its components, in two bytes each. One item more tells
     * where the last names end.
     */
    private static final int NUMBERS = Section.NUMBERS_PER_ITEM;

    /** What the word of an emoji sequence begins with, and no other word: then comes the sequence. */
    static final String SEQUENCE = "=";

    /** A sequence with skin tones has the names of itself without them and of them, and there may be two of these. */
    private static final int COMPONENTS = 3;

    private final WordTable words;
    private final ByteBuffer postings; // numbers of items in two bytes, unsigned, ascending for each word
    private final long[] items;
    private final ByteBuffer names;

    /** Takes the sections of a file as {@link Section} tells them; absolute access only. */
    OtherNameIndex(WordTable words, ByteBuffer postings, long[] items, ByteBuffer names) {
        this.words = words;
        this.postings = postings;
        this.items = items;
        this.names = names;
    }

    BitSet word(String word) {
        int number = words.indexOf(word.getBytes(UTF_8));
        return number < 0 ? new BitSet() : itemsOf(number, number + 1);
    }

    BitSet prefix(String prefix, WorkBudget budget) {
        byte[] bytes = prefix.getBytes(UTF_8);
        int first = words.firstFrom(bytes);
        int behind = words.firstBehind(bytes);
        budget.spend((long) WorkBudget.POSTING * (words.firstRun(behind) - words.firstRun(first)));
        return itemsOf(first, behind);
    }

    private BitSet itemsOf(int firstWord, int endWord) {
        BitSet found = new BitSet();
        for (int i = words.firstRun(firstWord); i < words.firstRun(endWord); i++) {
            found.set(Short.toUnsignedInt(postings.getShort(i * Short.BYTES)));
        }
        return found;
    }

    Runs runs(BitSet found) {
        Runs runs = new Runs();
        for (int item = found.nextSetBit(0); item >= 0; item = found.nextSetBit(item + 1)) {
            runs.append(items[NUMBERS * item], items[NUMBERS * item + 1]);
        }
        return runs;
    }

    /** The items among some that have a phrase in one of their names. */
    BitSet holding(BitSet candidates, byte[] phrase, boolean open, WorkBudget budget) {
        BitSet found = new BitSet();
        BitSet asked = new BitSet(); // the answer of those is known
        BitSet own = new BitSet(); // of these it is yes, by a name of their own
        for (int item = candidates.nextSetBit(0); item >= 0; item = candidates.nextSetBit(item + 1)) {
            boolean holds = holds(item, phrase, open, asked, own, budget);
            for (int i = 0; i < COMPONENTS && !holds; i++) {
                int component = component(item, i);
                holds = component >= 0 && holds(component, phrase, open, asked, own, budget);
            }
            found.set(item, holds);
        }
        return found;
    }

    private boolean holds(int item, byte[] phrase, boolean open, BitSet asked, BitSet own, WorkBudget budget) {
        if (!asked.get(item)) {
            asked.set(item);
            own.set(item, holds(item, phrase, open, budget));
        }
        return own.get(item);
    }

    private boolean holds(int item, byte[] phrase, boolean open, WorkBudget budget) {
        int at = namesStart(item);
        int end = namesStart(item + 1);
        budget.spend((long) WorkBudget.BYTE * (end - at));
        at = endOfLine(at);
        for (int last = end - 1 - phrase.length; at < last; at++) { // last may be before the first
            if (isBetween(names.get(at))
                    && isAt(at + 1, phrase)
                    && (open || isBetween(names.get(at + 1 + phrase.length)))) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(int start, byte[] phrase) {
        for (int i = 0; i < phrase.length; i++) {
            if (names.get(start + i) != phrase[i]) {
                return false;
            }
        }
        return true;
    }

    private int endOfLine(int start) {
        int end = start;
        while (names.get(end) != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isBetween(byte b) {
        return b == ' ' || b == '\n';
    }

    /** An emoji sequence, written with U+FE0F wherever it can be or without; none if it is not known. */
    Runs sequence(String characters) {
        BitSet found = word(SEQUENCE + characters);
        if (found.isEmpty()) {
            found = word(SEQUENCE + withoutPresentation(characters));
        }
        return runs(found);
    }

    /** Without U+FE0F, which asks for a colourful picture, and which many leave out. */
    static String withoutPresentation(String characters) {
        return characters.replace("\uFE0F", "");
    }

    /** The other names of a character or sequence, as people read them, by where its line begins. */
    EnglishNames englishNames(int lineStart) {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int found = Runs.lineStart(items[NUMBERS * middle]);
            if (found == lineStart) {
                return new EnglishNames(field(middle, 0), list(middle, 1), list(middle, 2));
            }
            if (found < lineStart) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return EnglishNames.NONE;
    }

    private List<String> list(int item, int number) {
        String field = field(item, number);
        return field.isEmpty() ? List.of() : List.of(field.split("[|]"));
    }

    /** What stands between two TABs of the first line. */
    private String field(int item, int number) {
        int start = namesStart(item);
        byte[] line = new byte[endOfLine(start) - start];
        names.get(start, line);
        return new String(line, UTF_8).split("\t", -1)[number];
    }

    private int count() {
        return items.length / NUMBERS - 1;
    }

    /** Another item whose names are also this one's; -1 if there are fewer. */
    private int component(int item, int i) {
        return (int) (items[NUMBERS * item + 3] >>> i * Short.SIZE & 0xFFFF) - 1;
    }

    /** Some items, at most three, as an item has them. */
    static long packed(List<Integer> components) {
        long packed = 0;
        for (int i = 0; i < components.size(); i++) {
            packed |= (components.get(i) + 1L) << i * Short.SIZE;
        }
        return packed;
    }

    private int namesStart(int item) {
        return (int) items[NUMBERS * item + 2];
    }
}
