package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.charfinder.index.IndexLayout.Section;

/**
 * The other names of characters and of emoji sequences, in many languages, and their words, folded. What has other names
 * is an item; items are numbered in the order of their lines. An emoji sequence is a word of its own too, so that it is
 * found as it is written.
 *
 * <p>The names of an item are lines, each of which ends with LF: first what people read, {@code short name TAB aliases TAB
 * keywords TAB components}, of which the latter three are lists with {@code |} between their elements; then each name of
 * several words, folded, a space between two. Components are numbers of items whose names are also this one's.
 */
final class Thesaurus implements Vocabulary {

    /** Three numbers an item: both bounds, and where its names begin. One item more tells where the last names end. */
    static final int NUMBERS = 3;

    private final WordTable words;
    private final ByteBuffer postings; // numbers of items in two bytes, unsigned, ascending for each word
    private final long[] items;
    private final ByteBuffer names;

    /** Takes the sections of a file as {@link IndexLayout} draws them; absolute access only. */
    Thesaurus(WordTable words, ByteBuffer postings, long[] items, ByteBuffer names) {
        this.words = words;
        this.postings = postings;
        this.items = items;
        this.names = names;
    }

    /** Reads it from an index. */
    static Thesaurus read(SectionReader reader) throws IOException {
        return new Thesaurus(
                new WordTable(
                        reader.ints(Section.OTHER_ENTRIES),
                        WordTable.NO_SLOTS,
                        reader.bytes(Section.OTHER_TEXT)),
                reader.buffer(Section.POSTINGS),
                reader.longs(Section.ITEMS),
                reader.buffer(Section.NAMES));
    }

    WordTable words() {
        return words;
    }

    ByteBuffer postings() {
        return postings.duplicate();
    }

    long[] items() {
        return items;
    }

    ByteBuffer names() {
        return names.duplicate();
    }

    @Override
    public Runs find(CharSequence text, boolean open) {
        List<String> wanted = Folding.words(text);
        return wanted.isEmpty() ? null : runs(find(wanted, open));
    }

    private BitSet find(List<String> wanted, boolean open) {
        BitSet found = null;
        for (int i = 0; i < wanted.size(); i++) {
            BitSet more = open && i == wanted.size() - 1 ? prefix(wanted.get(i)) : word(wanted.get(i));
            if (found == null) {
                found = more;
            } else {
                found.and(more);
            }
        }
        return found;
    }

    private BitSet word(String word) {
        int number = words.indexOf(word.getBytes(UTF_8));
        return number < 0 ? new BitSet() : itemsOf(number, number + 1);
    }

    private BitSet prefix(String prefix) {
        byte[] bytes = prefix.getBytes(UTF_8);
        return itemsOf(words.firstFrom(bytes), words.firstBehind(bytes));
    }

    private BitSet itemsOf(int firstWord, int endWord) {
        BitSet found = new BitSet();
        for (int i = words.firstRun(firstWord); i < words.firstRun(endWord); i++) {
            found.set(Short.toUnsignedInt(postings.getShort(i * Short.BYTES)));
        }
        return found;
    }

    private Runs runs(BitSet found) {
        Runs runs = new Runs();
        for (int item = found.nextSetBit(0); item >= 0; item = found.nextSetBit(item + 1)) {
            runs.append(items[NUMBERS * item], items[NUMBERS * item + 1]);
        }
        return runs;
    }

    @Override
    public Runs findPhrase(CharSequence text, boolean open) {
        List<String> wanted = Folding.words(text);
        if (wanted.isEmpty()) {
            return null;
        }
        BitSet found = find(wanted, open);
        if (wanted.size() > 1) {
            byte[] phrase = String.join(" ", wanted).getBytes(UTF_8);
            for (int item = found.nextSetBit(0); item >= 0; item = found.nextSetBit(item + 1)) {
                found.set(item, holds(item, phrase, open));
            }
        }
        return runs(found);
    }

    private boolean holds(int item, byte[] phrase, boolean open) {
        int at = endOfLine(namesStart(item));
        int last = namesStart(item + 1) - 1 - phrase.length; // that can be before the phrase
        for (; at < last; at++) {
            if (isBetween(names.get(at))
                    && isAt(at + 1, phrase)
                    && (open || isBetween(names.get(at + 1 + phrase.length)))) {
                return true;
            }
        }
        for (String component : list(item, 3)) {
            if (holds(Integer.parseInt(component), phrase, open)) {
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
        BitSet found = word(characters);
        if (found.isEmpty()) {
            found = word(withoutPresentation(characters));
        }
        return runs(found);
    }

    /** Without U+FE0F, which asks for a colourful picture, and which many leave out. */
    static String withoutPresentation(String characters) {
        return characters.replace("\uFE0F", "");
    }

    /** The other names of a character or sequence, as people read them, by where its line begins. */
    Synonyms synonyms(int lineStart) {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int found = Runs.lineStart(items[NUMBERS * middle]);
            if (found == lineStart) {
                return new Synonyms(field(middle, 0), list(middle, 1), list(middle, 2));
            }
            if (found < lineStart) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Synonyms.NONE;
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

    private int namesStart(int item) {
        return (int) items[NUMBERS * item + 2];
    }

    void addLengths(Map<Section, Integer> lengths) {
        lengths.put(Section.OTHER_ENTRIES, words.entries.length * Integer.BYTES);
        lengths.put(Section.OTHER_TEXT, words.text.length);
        lengths.put(Section.POSTINGS, postings.capacity());
        lengths.put(Section.ITEMS, items.length * Long.BYTES);
        lengths.put(Section.NAMES, names.capacity());
    }
}
