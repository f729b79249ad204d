package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Chooses what short texts have in common, so that each can be deflated by itself and still become short. */
final class DeflateDictionary {

    private static final Pattern SEPARATORS = Pattern.compile("[ \t\n]+");
    private static final int REFERENCE = 2; // about the bytes that a deflated word takes which is in the dictionary

    /** A word, and the bytes that the dictionary saves if it has it. */
    private record Saving(String word, long bytes) {}

    private DeflateDictionary() {}

    /**
     * Chooses the words that take most of the texts.
     *
     * @param texts in UTF-8
     * @param size of the dictionary in bytes, which it has at most
     * @return the words, the most frequent ones last, where references to them are shortest
     */
    static byte[] of(List<byte[]> texts, int size) {
        Map<String, Integer> counts = new HashMap<>();
        for (byte[] text : texts) {
            SEPARATORS.splitAsStream(new String(text, UTF_8)).forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        List<Saving> savings = new ArrayList<>();
        counts.forEach((word, count) -> savings.add(new Saving(word, saved(word, count))));
        savings.sort(Comparator.comparingLong(Saving::bytes).reversed().thenComparing(Saving::word));
        byte[] dictionary = new byte[size];
        int start = size;
        for (Saving saving : savings) {
            byte[] word = (saving.word() + '\t').getBytes(UTF_8);
            if (word.length > start) {
                break;
            }
            start -= word.length;
            System.arraycopy(word, 0, dictionary, start, word.length);
        }
        return Arrays.copyOfRange(dictionary, start, size);
    }

    private static long saved(String word, int count) {
        return (count - 1L) * (word.getBytes(UTF_8).length - REFERENCE);
    }
}
