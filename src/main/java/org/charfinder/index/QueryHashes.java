package org.charfinder.index;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The hashes of {@link NameKeys} of a query of plain words in ASCII. The memory is reused. One thread at a time. */
final class QueryHashes {

    private static final byte[][] FILLERS =
            Folding.FILLERS.stream().map(filler -> filler.getBytes(US_ASCII)).toArray(byte[][]::new);

    private long typed;
    private long whole;
    private long bare;
    private long spaced;

    /** Reads a query. */
    void read(byte[] ascii, int start, int stop) {
        typed = NameKeys.NO_CHARS;
        whole = NameKeys.NO_CHARS;
        bare = NameKeys.NO_CHARS;
        spaced = NameKeys.NO_CHARS;
        long bareBefore = bare; // the word that is being read
        int length = 0; // of this word
        for (int i = start; i < stop; i++) {
            typed = NameKeys.with(ascii[i], typed);
            if (NameTokenizer.upperCase(ascii[i]) != 0) {
                if (length == 0 && spaced != NameKeys.NO_CHARS) {
                    spaced = NameKeys.with(' ', spaced);
                }
                int lowerCase = lowerCase(ascii[i]);
                whole = NameKeys.with(lowerCase, whole);
                spaced = NameKeys.with(lowerCase, spaced);
                bare = NameKeys.with(lowerCase, bare);
                length++;
            } else {
                bare = isFiller(ascii, i - length, i) ? bareBefore : bare;
                bareBefore = bare;
                length = 0;
            }
        }
        bare = isFiller(ascii, stop - length, stop) ? bareBefore : bare;
    }

    private static int lowerCase(byte letterOrDigit) {
        return letterOrDigit | 0x20; // digits have this bit
    }

    private static boolean isFiller(byte[] ascii, int start, int stop) {
        for (byte[] filler : FILLERS) {
            if (filler.length == stop - start && isWord(ascii, start, filler)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(byte[] ascii, int start, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            if (lowerCase(ascii[start + i]) != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** The hash of the query as it is typed. */
    long typed() {
        return NameKeys.mixed(typed);
    }

    /** The hash of its words, in lower case, with nothing between them. */
    long whole() {
        return NameKeys.mixed(whole);
    }

    /** The hash of its words, in lower case, with a space between two. */
    long spaced() {
        return NameKeys.mixed(spaced);
    }

    /** The same as {@link #whole} without fillers; of all words if there are no others. */
    long bare() {
        return bare == NameKeys.NO_CHARS ? whole() : NameKeys.mixed(bare);
    }
}
