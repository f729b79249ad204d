package org.charfinder.index;

import java.io.CharArrayWriter;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds, for each word of names, the list of the items that have it in any of their names. */
final class NameWordItemsBuilder {

    private static final int MAX_ITEMS = 1 << (Character.SIZE - 1); // a posting has a char

    private final WordTable words; // of names
    private final long[] runs; // bounds of the runs of all words
    private final Items items;

    /**
     * Takes finished sections.
     *
     * @throws IllegalArgumentException if there are more items than a posting can tell
     */
    NameWordItemsBuilder(WordTable words, long[] runs, Items items) {
        if (items.count() > MAX_ITEMS) {
            throw new IllegalArgumentException("%,d items, of %,d".formatted(items.count(), MAX_ITEMS));
        }
        this.words = words;
        this.runs = runs;
        this.items = items;
    }

    /**
     * Puts the lists.
     *
     * @param otherWords the items of a word of other names, folded; null if there is no such word
     */
    void build(Function<String, @Nullable WordItems> otherWords, BuiltSections target) {
        int[] starts = new int[IndexEntries.wordCount(words) + 1];
        CharArrayWriter postings = new CharArrayWriter();
        for (int word = 0; word < starts.length - 1; word++) {
            add(word, otherWords, postings);
            starts[word + 1] = postings.size();
        }
        ByteBuffer all = ByteBuffer.allocate(postings.size() * Character.BYTES);
        all.asCharBuffer().put(postings.toCharArray());
        target.put(Section.NAME_WORD_STARTS, starts);
        target.put(Section.NAME_WORD_ITEMS, all);
    }

    private void add(int word, Function<String, @Nullable WordItems> otherWords, CharArrayWriter postings) {
        BitSet own = own(word);
        BitSet any = (BitSet) own.clone();
        String folded = Folding.lowerCase(words.word(word));
        for (String other : new String[] {folded, OtherNameIndex.VOCABULARY + folded}) {
            WordItems more = otherWords.apply(other);
            if (more != null) {
                more.addTo(any);
            }
        }
        any.stream().forEach(item -> postings.write(2 * item + (own.get(item) ? 1 : 0)));
    }

    /** The items that have a word in their Unicode name: those whose lines are in its runs. */
    private BitSet own(int word) {
        BitSet own = new BitSet();
        for (int run = words.firstRun(word); run < words.firstRun(word + 1); run++) {
            own.set(items.firstFrom(runs[2 * run]), items.firstFrom(runs[2 * run + 1]));
        }
        return own;
    }
}
