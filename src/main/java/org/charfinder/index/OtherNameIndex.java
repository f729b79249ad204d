package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;

/**
 * The other names of characters and of emoji sequences, in many languages, and an index of their words, folded. A
 * character or sequence that has other names is an item. Items are numbered in the order of their lines. An emoji
 * sequence is a word too, so that a query can be the sequence itself.
 *
 * <p>The names of an item are lines, each with an LF. The first has the names as they are shown, {@code short name TAB
 * aliases TAB keywords}; aliases and keywords are lists, with {@code |} between the elements. Each further line is a
 * name of several words, folded, with a space between the words. An item has also the names of its components, which
 * are other items.
 */
final class OtherNameIndex {

    /**
     * The numbers of an item: both bounds, the offset of its names, and its components, in two bytes each. The names of
     * an item end where those of the next one begin; so there is one item more.
     */
    private static final int NUMBERS = Section.NUMBERS_PER_ITEM;

    /** The prefix of the words that are emoji sequences; no other word begins with it. */
    static final String SEQUENCE = "=";

    /** A sequence with skin tones has at most these components: itself without them, and two skin tones. */
    private static final int COMPONENTS = 3;

    private final WordTable words;
    private final ByteBuffer postings; // for each word the numbers of its items, ascending, in two bytes, unsigned
    private final long[] items;
    private final ByteBuffer names;

    /** Takes sections of an index; see {@link Section}. Absolute access only. */
    OtherNameIndex(WordTable words, ByteBuffer postings, long[] items, ByteBuffer names) {
        this.words = words;
        this.postings = postings;
        this.items = items;
        this.names = names;
    }

    /** The items that have a word. */
    BitSet word(String word) {
        int number = words.indexOf(word.getBytes(UTF_8));
        return number < 0 ? new BitSet() : itemsOf(number, number + 1);
    }

    /** The items that have a word with a prefix. */
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

    /** The characters and sequences of some items. */
    Runs runs(BitSet found) {
        Runs runs = new Runs();
        for (int item = found.nextSetBit(0); item >= 0; item = found.nextSetBit(item + 1)) {
            runs.append(items[NUMBERS * item], items[NUMBERS * item + 1]);
        }
        return runs;
    }

    /**
     * The items among some candidates that have a phrase in one of their names, or in one of their components' names.
     */
    BitSet holding(BitSet candidates, byte[] phrase, boolean open, WorkBudget budget) {
        BitSet found = new BitSet();
        BitSet asked = new BitSet(); // items whose own names are searched
        BitSet own = new BitSet(); // of these, the ones that have the phrase in a name of their own
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
        for (int last = end - 1 - phrase.length; at < last; at++) { // last may be less than at
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

    /** An emoji sequence, written with U+FE0F wherever that is optional or without; no run if it is not known. */
    Runs sequence(String characters) {
        BitSet found = word(SEQUENCE + characters);
        if (found.isEmpty()) {
            found = word(SEQUENCE + withoutPresentation(characters));
        }
        return runs(found);
    }

    /** A text without U+FE0F, which asks for a picture in colour, and is often left out. */
    static String withoutPresentation(String characters) {
        return characters.replace("\uFE0F", "");
    }

    /** The other names of a character or sequence in English, by the offset of its line. */
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

    /** A field of the first line of an item's names. */
    private String field(int item, int number) {
        int start = namesStart(item);
        byte[] line = new byte[endOfLine(start) - start];
        names.get(start, line);
        return new String(line, UTF_8).split("\t", -1)[number];
    }

    private int count() {
        return items.length / NUMBERS - 1;
    }

    /** The number of a component of an item; -1 if it has fewer. */
    private int component(int item, int i) {
        return (int) (items[NUMBERS * item + 3] >>> (i * Short.SIZE) & 0xFFFF) - 1;
    }

    /** Packs the numbers of at most three components. */
    static long packed(List<Integer> components) {
        long packed = 0;
        for (int i = 0; i < components.size(); i++) {
            packed |= (components.get(i) + 1L) << (i * Short.SIZE);
        }
        return packed;
    }

    private int namesStart(int item) {
        return (int) items[NUMBERS * item + 2];
    }
}
