package org.charfinder.index;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The entries of the table of words that are not words: the values of properties, whole names, and confusables. They
 * begin with a letter in lower case, and so follow all words.
 */
final class IndexEntries {

    private static final String NAME_PREFIX = "name:";
    private static final String SKELETON_PREFIX = "looks:";

    /** The entry of the characters and sequences that people know. */
    static final String KNOWN = "known:";

    /** The entry of the ranges without names. */
    static final String UNNAMED = "unnamed:";

    /** The entry of the sequences with skin tones. */
    static final String TONED = "toned:";

    private IndexEntries() {}

    /** The number of words in a table, which is the number of its first entry. */
    static int wordCount(WordTable table) {
        return table.firstFrom(new byte[] {'a'});
    }

    /** The entry of a whole name, for names that a query would read as something else. */
    static String ofName(CharSequence name) {
        return NAME_PREFIX + name.toString().toLowerCase(Locale.ROOT);
    }

    /** The entry of all characters with a skeleton. */
    static String ofSkeleton(String skeleton) {
        return SKELETON_PREFIX
                + skeleton.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining("-"));
    }

    /** The bytes of an entry in the table. */
    static byte[] bytes(String entry) {
        return entry.getBytes(ISO_8859_1);
    }
}
