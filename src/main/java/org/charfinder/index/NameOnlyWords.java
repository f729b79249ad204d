package org.charfinder.index;

import java.util.Locale;

/**
 * Knows the words that are in names of Unicode and nowhere else: no other name has them, and no ideograph means them.
 * Then names find all that there is to find. Any thread may call. Where the index was opened and not read, a method may
 * throw {@link java.io.UncheckedIOException}.
 */
public final class NameOnlyWords {

    private final WordTable words;
    private final Lazy<OtherNameIndex> otherNames;
    private final HanIndex ideographs;
    private final Lazy<int[]> starts; // of the items of each word

    /**
     * Makes one, which takes no memory to speak of.
     *
     * @param index to look up in
     */
    public NameOnlyWords(UnicodeNameIndex index) {
        words = index.wordTable();
        otherNames = index.otherNames();
        ideographs = index.ideographs();
        starts = new Lazy<>(() -> index.sections().contents().get(Section.NAME_WORD_STARTS));
    }

    /**
     * Tells whether a word is one of them.
     *
     * @param word letters and digits of ASCII, in lower case
     * @return false also if it is in no name
     */
    public boolean has(String word) {
        long hash = NameKeys.hash(word);
        if (otherNames.get().isWholeName(hash) || ideographs.countGlosses(hash) > 0) {
            return false;
        }
        int number = words.indexOf(IndexEntries.bytes(word.toUpperCase(Locale.ROOT)));
        int[] items = starts.get();
        return number >= 0 && items[number] == items[number + 1];
    }
}
