package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.charfinder.unicode.Ascii;
import org.charfinder.unicode.Unihan;
import org.charfinder.unicode.Unihan.Reading;

/** Numbers the words of readings and meanings, and writes the texts of ideographs as these numbers. */
final class HanEncoder {

    private static final String ENDS = ",;()/.:"; // of glosses
    private static final Pattern END_OF_GLOSS = Pattern.compile("[" + ENDS + "]");

    private final Unihan unihan;
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final Map<Reading, Map<String, Integer>> readings = new EnumMap<>(Reading.class);
    private final Map<String, Integer> meanings = new HashMap<>(); // words in the order in which they are first met
    private final List<String> met = new ArrayList<>(); // the same words by these numbers
    private final int[] codePoints; // that have a text, ascending
    private final int[] starts; // of their texts in the numbers, and the end
    private short[] numbers = new short[1 << 18];
    private int count; // of numbers
    private int nextWord;

    HanEncoder(Unihan unihan) {
        this.unihan = unihan;
        int entries = unihan.entries().size();
        int[][] meaningsOf = new int[entries][];
        for (int i = 0; i < entries; i++) {
            meaningsOf[i] = cut(unihan.entries().get(i).meaning());
        }
        int[] finalNumbers = number();
        codePoints = new int[entries];
        starts = new int[entries + 1];
        for (int i = 0; i < entries; i++) {
            codePoints[i] = unihan.entries().get(i).codePoint();
            encode(unihan.entries().get(i), meaningsOf[i], finalNumbers);
            starts[i + 1] = count;
        }
    }

    /** Cuts a meaning into words, and what stands between them but single spaces; returns their numbers. */
    private int[] cut(String meaning) {
        int[] cut = new int[meaning.length()];
        int length = 0;
        boolean isWord = !meaning.isEmpty() && isWord(meaning.charAt(0));
        int start = 0;
        for (int end = 1; end <= meaning.length(); end++) {
            boolean next = end < meaning.length() && isWord(meaning.charAt(end));
            if (end == meaning.length() || next != isWord) {
                if (end > start + 1 || meaning.charAt(start) != ' ') {
                    cut[length++] = meet(meaning.substring(start, end));
                }
                start = end;
                isWord = next;
            }
        }
        return Arrays.copyOf(cut, length);
    }

    private int meet(String word) {
        Integer known = meanings.putIfAbsent(word, met.size());
        if (known == null) {
            met.add(word);
            return met.size() - 1;
        }
        return known;
    }

    /** Whether a char is of a letter or digit, as all surrogates in meanings are. */
    private static boolean isWord(char c) {
        return Ascii.contains(c) ? Ascii.isLetterOrDigit(c) : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    private static boolean endsGloss(String word) {
        for (int i = 0; i < word.length() && !isWord(word.charAt(i)); i++) {
            if (ENDS.indexOf(word.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Numbers all words, in the order of {@link HanWords.Group}; returns the numbers of those that were met. */
    private int[] number() {
        for (int level = 1; level < HanLevels.COUNT; level++) {
            addWord(Integer.toString(level));
        }
        for (Reading reading : Reading.values()) {
            addWord("");
            Map<String, Integer> ofReading = new HashMap<>();
            for (Unihan.Spelling spelling : unihan.spellings(reading)) {
                ofReading.put(spelling.written(), addWord(spelling.written() + '\t' + spelling.typed()));
            }
            readings.put(reading, ofReading);
        }
        int[] finalNumbers = new int[met.size()];
        addWord("");
        addSorted(true, finalNumbers);
        addWord("");
        addSorted(false, finalNumbers);
        addWord("");
        if (nextWord > HanTexts.NOTHING) {
            throw new IllegalStateException("too many words of ideographs: " + nextWord);
        }
        return finalNumbers;
    }

    private void addSorted(boolean glossEnds, int[] finalNumbers) {
        record Folded(String folded, String word, int number) {}
        List<Folded> folded = new ArrayList<>();
        for (int i = 0; i < finalNumbers.length; i++) {
            if (endsGloss(met.get(i)) == glossEnds) {
                folded.add(new Folded(Folding.fold(met.get(i)), met.get(i), i));
            }
        }
        folded.sort((a, b) -> a.folded.equals(b.folded) ? a.word.compareTo(b.word) : a.folded.compareTo(b.folded));
        folded.forEach(one -> finalNumbers[one.number] = addWord(one.word));
    }

    private int addWord(String line) {
        words.writeBytes((line + '\n').getBytes(UTF_8));
        return nextWord++;
    }

    private void encode(Unihan.Entry entry, int[] meaning, int[] finalNumbers) {
        int start = count;
        if (entry.level() < HanLevels.COUNT) {
            addNumber(entry.level() - 1);
        }
        for (Reading reading : Reading.values()) {
            String all = entry.readings(reading);
            for (int from = 0; from < all.length(); ) {
                int space = all.indexOf(' ', from);
                int to = space < 0 ? all.length() : space;
                addNumber(number(reading, all.substring(from, to)));
                from = to + 1;
            }
        }
        for (int word : meaning) {
            addNumber(finalNumbers[word]);
        }
        if (count > start) {
            numbers[count - 1] |= (short) HanTexts.LAST;
        }
    }

    private int number(Reading reading, String written) {
        Integer number = readings.getOrDefault(reading, Map.of()).get(written);
        if (number == null) {
            throw new IllegalStateException("no such reading: " + written);
        }
        return number;
    }

    private void addNumber(int number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = (short) number;
    }

    /** The words, as {@link HanWords} reads them. */
    byte[] words() {
        return words.toByteArray();
    }

    /** The length of all texts, in bytes. */
    int textLength() {
        return count * Short.BYTES;
    }

    short radicalAndStrokes(int codePoint) {
        return unihan.radicalAndStrokes(codePoint);
    }

    /** Writes the text of a code point, as {@link HanTexts} reads it. */
    void writeText(int codePoint, ByteBuffer target) {
        int found = Arrays.binarySearch(codePoints, codePoint);
        if (found < 0 || starts[found] == starts[found + 1]) {
            target.putShort((short) (HanTexts.NOTHING | HanTexts.LAST));
            return;
        }
        for (int i = starts[found]; i < starts[found + 1]; i++) {
            target.putShort(numbers[i]);
        }
    }

    /** Adds the glosses of a code point, if it is common, as {@link HanGlosses} reads them. */
    void addGlosses(int codePoint, int record, List<Long> target) {
        int found = Arrays.binarySearch(codePoints, codePoint);
        if (found < 0) {
            return;
        }
        Unihan.Entry entry = unihan.entries().get(found);
        Map<String, Integer> glosses = new HashMap<>();
        int fit = 0;
        for (String gloss : END_OF_GLOSS.split(entry.meaning(), 0)) {
            int rank = HanLevels.rank(fit, entry.level() - 1);
            if (rank >= HanGlosses.RANKS) {
                break; // so are the others
            }
            List<String> folded = Folding.words(gloss);
            if (!folded.isEmpty()) {
                glosses.putIfAbsent(String.join(" ", HanTexts.withoutParticle(folded)), rank);
            }
            fit = 1;
        }
        glosses.forEach((gloss, rank) -> target.add(HanGlosses.number(gloss, record, rank)));
    }
}
