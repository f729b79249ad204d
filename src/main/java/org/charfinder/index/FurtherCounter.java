package org.charfinder.index;

import java.nio.CharBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts what queries of plain words find by other names and not by names alone, in a fraction of the time that it
 * takes to find it: what has each word in any of its names, what has the whole query for a name, and what means it.
 * It remembers the count of each word that is asked alone. Once it has met the frequent words, it allocates nothing.
 * One thread at a time.
 */
public final class FurtherCounter {

    /** Words of more items are kept as sets, which take 3 KB each. */
    private static final int FREQUENT = 128;

    private final Search words; // has read the query
    private final QueryHashes hashes = new QueryHashes();
    private final int[] starts;
    private final CharBuffer items; // absolute access only
    private final OtherNameIndex otherNames;
    private final HanIndex ideographs;
    private final HashFilter wholeNames;
    private final char[] ofWords; // 1 more than the count of the word alone, in lower case; 0 until it is asked
    private final @Nullable MarkedItems[] frequent; // by the number of the word; null until it is met
    private MarkedItems[] sets = new MarkedItems[16]; // those of the words, if all are frequent
    private final int[] postings = new int[FREQUENT]; // what has all words, if one is not frequent
    private int count; // of the postings; -1 if all words are frequent
    private int[] extra = new int[16]; // items that have a whole name, and not all words
    private int extraCount;

    FurtherCounter(Search words, IndexSections.Contents contents, OtherNameIndex otherNames, HanIndex ideographs) {
        this.words = words;
        this.starts = contents.get(Section.NAME_WORD_STARTS);
        this.items = contents.get(Section.NAME_WORD_ITEMS).asCharBuffer();
        this.otherNames = otherNames;
        this.ideographs = ideographs;
        this.ofWords = new char[starts.length];
        this.frequent = new MarkedItems[starts.length];
        this.wholeNames = new HashFilter(contents.get(Section.WHOLE_NAMES));
    }

    /**
     * Counts the further matches of the query that the search has answered last, which found something by names.
     *
     * @param ascii holds the query, in ASCII, without white space at its ends
     * @param start the offset of its first byte
     * @param stop the offset behind its last byte
     * @return from 0
     */
    public int count(byte[] ascii, int start, int stop) {
        if (words.wantedCount() > 1 || !isLowerCaseWord(ascii, start, stop)) {
            return countAnew(ascii, start, stop);
        }
        int word = words.wanted(0);
        if (ofWords[word] == 0) {
            ofWords[word] = (char) (countAnew(ascii, start, stop) + 1);
        }
        return ofWords[word] - 1;
    }

    private static boolean isLowerCaseWord(byte[] ascii, int start, int stop) {
        for (int i = start; i < stop; i++) {
            byte b = ascii[i];
            if ((b < 'a' || b > 'z') && (b < '0' || b > '9')) {
                return false;
            }
        }
        return true;
    }

    private int countAnew(byte[] ascii, int start, int stop) {
        int rarest = rarest();
        int further = isFrequent(words.wanted(rarest)) ? intersectSets() : intersectLists(rarest);
        hashes.read(ascii, start, stop);
        extraCount = 0;
        addNamed(otherNames.typed(), hashes.typed(), NameKeys.RANKS);
        addNamed(otherNames.keys(), hashes.whole(), NameKeys.RANKS);
        if (hashes.bare() != hashes.whole()) {
            addNamed(otherNames.keys(), hashes.bare(), WholeNameRank.ELSEWHERE);
        }
        int glosses = wholeNames.mayHave(hashes.spaced()) ? ideographs.countGlosses(hashes.spaced()) : 0;
        return further + extraCount + glosses;
    }

    private int rarest() {
        int rarest = 0;
        for (int i = 1; i < words.wantedCount(); i++) {
            if (itemCount(words.wanted(i)) < itemCount(words.wanted(rarest))) {
                rarest = i;
            }
        }
        return rarest;
    }

    private int itemCount(int word) {
        return starts[word + 1] - starts[word];
    }

    private boolean isFrequent(int word) {
        return itemCount(word) > FREQUENT;
    }

    private MarkedItems frequent(int word) {
        MarkedItems known = frequent[word];
        if (known == null) {
            known = new MarkedItems(otherNames.items().count());
            for (int at = starts[word]; at < starts[word + 1]; at++) {
                known.add(items.get(at));
            }
            frequent[word] = known;
        }
        return known;
    }

    /** Intersects frequent words only. Returns how many items are not marked. */
    private int intersectSets() {
        count = -1;
        if (sets.length < words.wantedCount()) {
            sets = new MarkedItems[2 * words.wantedCount()];
        }
        for (int i = 0; i < words.wantedCount(); i++) {
            sets[i] = frequent(words.wanted(i));
        }
        return MarkedItems.unmarked(sets, words.wantedCount());
    }

    /** Intersects words of which one is not frequent. Returns how many items are not marked. */
    private int intersectLists(int rarest) {
        count = itemCount(words.wanted(rarest));
        for (int i = 0; i < count; i++) {
            postings[i] = items.get(starts[words.wanted(rarest)] + i);
        }
        for (int i = 0; i < words.wantedCount() && count > 0; i++) {
            if (i != rarest) {
                count = isFrequent(words.wanted(i)) ? retain(frequent(words.wanted(i))) : retain(words.wanted(i));
            }
        }
        int unmarked = 0;
        for (int i = 0; i < count; i++) {
            unmarked += 1 - (postings[i] & 1);
        }
        return unmarked;
    }

    /** Keeps the postings whose items are in a set, and the marks that both have. Returns how many. */
    private int retain(MarkedItems others) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int other = others.posting(postings[i] >>> 1);
            if (other >= 0) {
                postings[kept++] = postings[i] & other;
            }
        }
        return kept;
    }

    /** The same for the items of a word. */
    private int retain(int word) {
        int kept = 0;
        int at = starts[word];
        for (int i = 0; i < count && at < starts[word + 1]; ) {
            int other = items.get(at);
            int difference = (postings[i] >>> 1) - (other >>> 1);
            if (difference == 0) {
                postings[kept++] = postings[i] & other;
            }
            i += difference <= 0 ? 1 : 0;
            at += difference >= 0 ? 1 : 0;
        }
        return kept;
    }

    private boolean hasAllWords(int item) {
        if (count < 0) {
            for (int i = 0; i < words.wantedCount(); i++) {
                if (sets[i].posting(item) < 0) {
                    return false;
                }
            }
            return true;
        }
        for (int i = 0; i < count; i++) {
            if (postings[i] >>> 1 == item) {
                return true;
            }
        }
        return false;
    }

    /** Adds the items that have a name with a hash, up to a rank, exclusive, and are not among the others. */
    private void addNamed(NameKeys names, long hash, int ranks) {
        if (!wholeNames.mayHave(hash)) {
            return;
        }
        for (int i = names.first(hash); names.has(hash, i); i++) {
            int item = names.item(i);
            if (names.rank(i) < ranks && !hasAllWords(item) && !isExtra(item)) {
                if (extraCount == extra.length) {
                    extra = Arrays.copyOf(extra, 2 * extraCount);
                }
                extra[extraCount++] = item;
            }
        }
    }

    private boolean isExtra(int item) {
        for (int i = 0; i < extraCount; i++) {
            if (extra[i] == item) {
                return true;
            }
        }
        return false;
    }
}
