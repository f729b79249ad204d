package org.charfinder.index;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.charfinder.index.HanWords.Group;
import org.jspecify.annotations.Nullable;

/**
 * The texts of ideographs, as numbers of {@link HanWords}. Each ideograph has at least one number, two bytes each, of
 * which the last has the highest bit set. They are its level, if it is 1 to 3, its readings, then its meaning. A lone
 * {@link #NOTHING} stands for an ideograph without a text. Between two words that follow each other there is a space.
 *
 * <p>A search reads all numbers, some 400,000, in a fraction of a millisecond. An index of them would double the size.
 */
final class HanTexts {

    /** The highest bit. */
    static final int LAST = 1 << (Short.SIZE - 1);

    /** No word has this number. */
    static final int NOTHING = LAST - 1;

    /** How well a meaning matches: a word is its first gloss, is another of its glosses, or is in one of them. */
    static final int FITS = 3;

    /** What may precede the word that a gloss consists of. */
    private static final List<String> PARTICLES = List.of("to", "a", "an", "the");

    /** A search copies so many numbers at a time, since arrays are read faster than buffers. */
    private static final int CHUNK = 4096;

    private static final int SAMPLED = 64;

    /** The words of a gloss without the first one, if that is a particle. */
    static List<String> withoutParticle(List<String> words) {
        return words.size() > 1 && PARTICLES.contains(words.get(0)) ? words.subList(1, words.size()) : words;
    }

    private final ShortBuffer numbers; // absolute access only
    private final HanWords words;
    private volatile int @Nullable [] samples; // null until they are asked for

    HanTexts(ByteBuffer numbers, HanWords words) {
        this.numbers = numbers.asShortBuffer();
        this.words = words;
    }

    /** How many numbers there are. */
    int size() {
        return numbers.limit();
    }

    /** Accepts the places of words. */
    private interface Visitor {

        /**
         * Visits a word.
         *
         * @param record of the ideograph
         * @param at the place of the number of the word
         */
        void visit(int record, int at, int word);
    }

    /** Visits some words wherever they are. */
    private void visit(BitSet wanted, WorkBudget budget, Visitor visitor) {
        int first = wanted.nextSetBit(0);
        if (first < 0) {
            return;
        }
        budget.spend((long) WorkBudget.NUMBER * size());
        int last = wanted.length() - 1;
        short[] chunk = new short[CHUNK];
        int record = 0;
        for (int start = 0; start < size(); start += CHUNK) {
            int length = Math.min(CHUNK, size() - start);
            numbers.get(start, chunk, 0, length);
            for (int i = 0; i < length; i++) {
                int word = chunk[i] & NOTHING; // without the highest bit
                if (word >= first && word <= last && wanted.get(word)) {
                    visitor.visit(record, start + i, word);
                }
                record += chunk[i] >>> (Integer.SIZE - 1); // the sign is the highest bit
            }
        }
    }

    /** The ideographs that have any of some words. */
    BitSet having(BitSet wanted, WorkBudget budget) {
        BitSet found = new BitSet();
        visit(wanted, budget, (record, at, word) -> found.set(record));
        return found;
    }

    /** The ideographs of each level but the last. */
    List<BitSet> levels(WorkBudget budget) {
        List<BitSet> levels = sets(HanLevels.COUNT - 1);
        int first = words.first(Group.LEVELS);
        BitSet wanted = new BitSet();
        wanted.set(first, Math.min(words.end(Group.LEVELS), first + levels.size()));
        visit(wanted, budget, (record, at, word) -> levels.get(word - first).set(record));
        return levels;
    }

    /**
     * The ideographs whose meaning has words in this order, with nothing between them.
     *
     * @param phrase for each word its forms, by number
     * @return for each fit, and for each level of each fit, those that fit no better
     */
    List<BitSet> meaning(List<BitSet> phrase, WorkBudget budget) {
        List<BitSet> found = sets(FITS * HanLevels.COUNT);
        BitSet particles = new BitSet();
        PARTICLES.forEach(particle -> particles.or(words.meanings(particle)));
        visit(phrase.get(0), budget, (record, at, word) -> {
            if (continues(at, phrase)) {
                found.get(fit(at, phrase.size(), particles) * HanLevels.COUNT + level(at))
                        .set(record);
            }
        });
        for (int level = 0; level < HanLevels.COUNT; level++) {
            BitSet better = new BitSet();
            for (int fit = 0; fit < FITS; fit++) {
                found.get(fit * HanLevels.COUNT + level).andNot(better);
                better.or(found.get(fit * HanLevels.COUNT + level));
            }
        }
        return found;
    }

    private static List<BitSet> sets(int count) {
        List<BitSet> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sets.add(new BitSet());
        }
        return sets;
    }

    private int word(int i) {
        return numbers.get(i) & NOTHING;
    }

    private boolean isLast(int i) {
        return numbers.get(i) < 0;
    }

    private boolean continues(int start, List<BitSet> phrase) {
        for (int i = 1; i < phrase.size(); i++) {
            if (isLast(start + i - 1) || !phrase.get(i).get(word(start + i))) {
                return false;
            }
        }
        return true;
    }

    /** How well some words fit the gloss that they are in. */
    private int fit(int start, int length, BitSet particles) {
        int end = start + length - 1;
        if (!isLast(end) && !words.isIn(Group.GLOSS_ENDS, word(end + 1))) {
            return 2;
        }
        int before = start - 1; // the number before the gloss
        if (before >= 0 && !isLast(before) && particles.get(word(before))) {
            before--;
        }
        if (before < 0 || isLast(before) || word(before) < words.first(Group.GLOSS_ENDS)) {
            return 0; // nothing or a reading precedes it
        }
        return words.isIn(Group.GLOSS_ENDS, word(before)) ? 1 : 2;
    }

    /** The level of the ideograph that has a number at some place, from 0. */
    private int level(int at) {
        int start = at;
        while (start > 0 && !isLast(start - 1)) {
            start--;
        }
        int word = word(start);
        return words.isIn(Group.LEVELS, word) ? word - words.first(Group.LEVELS) : HanLevels.COUNT - 1;
    }

    /** Where every 64th ideograph begins. Threads may compute it twice, which does no harm. */
    private int[] samples() {
        int[] made = samples;
        if (made == null) {
            IntStream.Builder starts = IntStream.builder();
            int record = 0;
            for (int at = 0; at < size(); at++) {
                if (record % SAMPLED == 0 && (at == 0 || isLast(at - 1))) {
                    starts.add(at);
                }
                record += isLast(at) ? 1 : 0;
            }
            made = starts.build().toArray();
            samples = made;
        }
        return made;
    }

    /** The numbers of an ideograph. */
    int[] of(int record) {
        int at = samples()[record / SAMPLED];
        for (int left = record % SAMPLED; left > 0; at++) {
            left -= isLast(at) ? 1 : 0;
        }
        int end = at;
        while (!isLast(end)) {
            end++;
        }
        int[] found = new int[end + 1 - at];
        for (int i = 0; i < found.length; i++) {
            found[i] = word(at + i);
        }
        return found;
    }
}
