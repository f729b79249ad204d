package org.charfinder.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts what queries of plain words find by other names and not by names alone, in a fraction of the time that it
 * takes to find it: what has each word in any of its names, what has the whole query for a name, and what means it.
 * Once it has met the frequent words, it allocates nothing. One thread at a time.
 */
public final class FurtherCounter {

    /** Lists of more bytes are kept as sets, which take 3 KB each. */
    private static final int FREQUENT = 256;

    private final HashedQuery query;
    private final int[] starts;
    private final OtherNameIndex otherNames;
    private final HanIndex ideographs;
    private final ItemReader reader;
    private final @Nullable MarkedItems[] frequent; // by the number of the word; null until it is met
    private final MarkedItems common; // what has all words, if all are frequent
    private final int[] postings = new int[FREQUENT]; // what has all words, if one is not frequent
    private int count; // of the postings; -1 if all words are frequent
    private int[] extra = new int[16]; // items that have a whole name, and not all words
    private int extraCount;

    FurtherCounter(WordTable words, IndexSections.Contents contents, OtherNameIndex otherNames, HanIndex ideographs) {
        this.query = new HashedQuery(words);
        this.starts = contents.get(Section.NAME_WORD_STARTS);
        this.otherNames = otherNames;
        this.ideographs = ideographs;
        this.reader = new ItemReader(
                contents.get(Section.NAME_WORD_ITEMS), otherNames.items().count());
        this.frequent = new MarkedItems[starts.length];
        this.common = new MarkedItems(otherNames.items().count());
    }

    /**
     * Counts the further matches of a query that finds something by names.
     *
     * @param ascii holds the query, in ASCII, without white space at its ends
     * @param start the offset of its first byte
     * @param stop the offset behind its last byte
     * @return from 0; 0 if a word is in no name
     */
    public int count(byte[] ascii, int start, int stop) {
        if (!query.read(ascii, start, stop)) {
            return 0;
        }
        int rarest = rarest();
        int further = isFrequent(query.word(rarest)) ? intersectSets() : intersectLists(rarest);
        extraCount = 0;
        addNamed(otherNames.typed(), query.typed(), NameKeys.RANKS);
        addNamed(otherNames.keys(), query.whole(), NameKeys.RANKS);
        addNamed(otherNames.keys(), query.bare(), WholeNameRank.ELSEWHERE);
        return further + extraCount + ideographs.countGlosses(query.spaced());
    }

    private int rarest() {
        int rarest = 0;
        for (int i = 1; i < query.count(); i++) {
            if (bytes(query.word(i)) < bytes(query.word(rarest))) {
                rarest = i;
            }
        }
        return rarest;
    }

    private int bytes(int word) {
        return starts[word + 1] - starts[word];
    }

    private boolean isFrequent(int word) {
        return bytes(word) > FREQUENT;
    }

    private MarkedItems frequent(int word) {
        MarkedItems known = frequent[word];
        if (known == null) {
            known = new MarkedItems(otherNames.items().count());
            begin(word);
            for (int posting = reader.next(); posting >= 0; posting = reader.next()) {
                known.add(posting);
            }
            frequent[word] = known;
        }
        return known;
    }

    private void begin(int word) {
        reader.begin(starts[word], starts[word + 1]);
    }

    /** Intersects frequent words only. Returns how many items are not marked. */
    private int intersectSets() {
        count = -1;
        common.set(frequent(query.word(0)));
        for (int i = 1; i < query.count(); i++) {
            common.retain(frequent(query.word(i)));
        }
        return common.unmarked();
    }

    /** Intersects words of which one is not frequent. Returns how many items are not marked. */
    private int intersectLists(int rarest) {
        count = 0;
        begin(query.word(rarest));
        for (int posting = reader.next(); posting >= 0; posting = reader.next()) {
            postings[count++] = posting;
        }
        for (int i = 0; i < query.count() && count > 0; i++) {
            if (i != rarest) {
                retain(query.word(i));
            }
        }
        int unmarked = 0;
        for (int i = 0; i < count; i++) {
            unmarked += 1 - (postings[i] & 1);
        }
        return unmarked;
    }

    private void retain(int word) {
        int kept = 0;
        if (isFrequent(word)) {
            MarkedItems others = frequent(word);
            for (int i = 0; i < count; i++) {
                int other = others.posting(postings[i] >>> 1);
                if (other >= 0) {
                    postings[kept++] = postings[i] & other;
                }
            }
        } else {
            begin(word);
            int other = reader.next();
            for (int i = 0; i < count && other >= 0; ) {
                int difference = (postings[i] >>> 1) - (other >>> 1);
                if (difference == 0) {
                    postings[kept++] = postings[i] & other;
                }
                i += difference <= 0 ? 1 : 0;
                other = difference >= 0 ? reader.next() : other;
            }
        }
        count = kept;
    }

    private boolean hasAllWords(int item) {
        if (count < 0) {
            return common.posting(item) >= 0;
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
