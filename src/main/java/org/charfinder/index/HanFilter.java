package org.charfinder.index;

import java.util.Locale;

/**
 * What a query may ask of ideographs.
 *
 * @param field which of their data
 * @param value a reading, or the folded words of a meaning with a space between two; empty for numbers
 * @param least the least number, of a radical or of strokes
 * @param most the greatest number, inclusive; for a meaning, how many of the {@link #RANKS} count
 */
public record HanFilter(Field field, String value, int least, int most) {

    /** A meaning has this many ranks; ideographs of the first have the word for their first gloss, and are common. */
    public static final int RANKS = HanTexts.FITS * HanLevels.COUNT;

    /** The data of an ideograph. */
    public enum Field {
        /** English words. */
        MEANING,
        /** Readings in Mandarin, with or without a tone. */
        PINYIN,
        /** Sino-Japanese readings, in Latin letters or kana. */
        ON,
        /** Native Japanese readings, in Latin letters or kana. */
        KUN,
        /** The number of a Kangxi radical. */
        RADICAL,
        /** The number of strokes. */
        STROKES;

        /** The field as queries have it: {@code meaning}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A filter for a text.
     *
     * @param field a reading or the meaning
     * @param value the text
     * @return the filter, with all ranks
     */
    public static HanFilter of(Field field, String value) {
        return new HanFilter(field, value, 0, RANKS);
    }

    /**
     * A filter for numbers.
     *
     * @param field radical or strokes
     * @param least the least number
     * @param most the greatest number, inclusive
     * @return the filter
     */
    public static HanFilter of(Field field, int least, int most) {
        return new HanFilter(field, "", least, most);
    }

    /**
     * A filter for the best only.
     *
     * @param ranks how many ranks count, 1 to {@link #RANKS}
     * @return this filter, if it is not of a meaning
     */
    public HanFilter best(int ranks) {
        return field == Field.MEANING ? new HanFilter(field, value, least, ranks) : this;
    }
}
