package org.charfinder.index;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words of an index that are spelled nearly as another word. The distance of two words is the
 * Damerau-Levenshtein distance in its restricted form, the optimal string alignment: the fewest letters to insert, to
 * leave out, to replace, or to swap with the next one, where swapped letters are not changed again.
 *
 * <p>A search compares all words, most of them by their sets of letters only. These take 8 bytes a word, from the first
 * search on. One thread at a time.
 */
public final class EditDistanceSearch {

    /** The greatest distance; few words are mistyped more than twice. */
    private static final int FARTHEST = 2;

    /** The shortest word; shorter ones are near to most of the 500 words of that length. */
    private static final int SHORTEST = 3;

    /** Up to this length, the distance is at most 1; even so, SUN is near to 46 words. */
    private static final int SHORT = 4;

    /** The longest word; no name has a longer one, and 64 would be the limit of a long's bits. */
    private static final int LONGEST = 40;

    private final WordTable words;
    private final byte[] text; // of all words
    private final Postings postings;
    private final Runs runs = new Runs(); // of a word that is being counted
    private final long[] positions = new long[0x100]; // for each letter its positions in the wanted word, as bits
    private long @Nullable [] letters; // for each word the set of its letters; null until the first search

    EditDistanceSearch(WordTable words, Postings postings) {
        this.words = words;
        this.text = words.text();
        this.postings = postings;
    }

    /**
     * The words at distance 1, then those at distance 2. In each group, words of more characters come first; equally
     * frequent ones are in alphabetical order. For a word of 3 or 4 letters, only words at distance 1 are found; for
     * shorter ones, and those of more than 40 letters, none.
     *
     * @param word in upper case; it may hold anything. A word of the index is not near to itself
     * @param most the greatest number of words to return
     * @return at most {@code most} words
     */
    public List<WordCount> near(String word, int most) {
        byte[] wanted = word.getBytes(US_ASCII); // a character beyond ASCII becomes '?', which no word has
        if (wanted.length < SHORTEST || wanted.length > LONGEST) {
            return List.of();
        }
        long[] all = letters == null ? letters() : letters;
        letters = all;
        for (int i = 0; i < wanted.length; i++) {
            positions[wanted[i]] |= 1L << i;
        }
        List<WordCount> near = near(wanted, all, wanted.length <= SHORT ? 1 : FARTHEST, most);
        for (byte letter : wanted) {
            positions[letter] = 0;
        }
        return near;
    }

    private List<WordCount> near(byte[] wanted, long[] letters, int farthest, int most) {
        List<WordCount> nearest = new ArrayList<>();
        List<WordCount> farther = new ArrayList<>();
        long wantedLetters = letters(wanted, 0, wanted.length);
        for (int number = 0; number < letters.length; number++) {
            if (mayBeNear(wanted.length, wantedLetters, number, letters[number], farthest)) {
                int distance = distance(wanted.length, number);
                if (distance == 1) {
                    nearest.add(counted(number));
                } else if (distance == 2 && farthest == 2) {
                    farther.add(counted(number));
                }
            }
        }
        Comparator<WordCount> frequentFirst =
                Comparator.comparingInt(WordCount::count).reversed();
        nearest.sort(frequentFirst); // a stable sort: equally frequent ones stay in alphabetical order
        farther.sort(frequentFirst);
        return Stream.concat(nearest.stream(), farther.stream()).limit(most).toList();
    }

    private WordCount counted(int number) {
        postings.load(number, runs);
        return new WordCount(words.word(number), runs.total());
    }

    /**
     * Compares lengths and letters: a change alters the length by at most 1, and adds and removes at most one letter.
     */
    private boolean mayBeNear(int length, long wantedLetters, int number, long letters, int farthest) {
        return Math.abs(words.start(number + 1) - words.start(number) - length) <= farthest
                && Long.bitCount(wantedLetters & ~letters) <= farthest
                && Long.bitCount(letters & ~wantedLetters) <= farthest;
    }

    /**
     * The distance of a word from the one whose {@link #positions} are known. Computes a column of the usual matrix at
     * a time, as bits that tell where its numbers differ from their neighbours: H. Hyyrö, A bit-vector algorithm for
     * computing Levenshtein and Damerau edit distances, Nordic Journal of Computing 10 (2003); the names are from
     * there.
     */
    private int distance(int length, int number) {
        long last = 1L << (length - 1);
        int distance = length; // the number at the bottom of the column
        long vp = -1; // where a number is one more than that above it
        long vn = 0; // where it is one less
        long d0 = 0; // where it is the same as that to the left of the one above it
        long before = 0;
        for (int i = words.start(number); i < words.start(number + 1); i++) {
            long here = positions[text[i] & 0xFF];
            long swapped = (~d0 & here) << 1 & before;
            d0 = ((here & vp) + vp ^ vp) | here | vn | swapped;
            long hp = vn | ~(d0 | vp); // where it is one more than that to its left
            long hn = d0 & vp; // where it is one less
            distance += (hp & last) != 0 ? 1 : 0;
            distance -= (hn & last) != 0 ? 1 : 0;
            hp = hp << 1 | 1;
            hn <<= 1;
            vp = hn | ~(d0 | hp);
            vn = d0 & hp;
            before = here;
        }
        return distance;
    }

    /** The letters of all words, without the entries behind them, which begin in lower case. */
    private long[] letters() {
        int count = words.size();
        while (count > 0 && text[words.start(count - 1)] >= 'a') {
            count--;
        }
        long[] all = new long[count];
        for (int number = 0; number < count; number++) {
            all[number] = letters(text, words.start(number), words.start(number + 1));
        }
        return all;
    }

    /** A set of letters as bits: A to Z, 0 to 9 and _ have one each, since a shift counts modulo 64. */
    private static long letters(byte[] text, int start, int stop) {
        long letters = 0;
        for (int i = start; i < stop; i++) {
            letters |= 1L << text[i];
        }
        return letters;
    }
}
