package org.charfinder.index;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the words of an index that are spelled nearly as another is. How far two words are apart is the Damerau-Levenshtein
 * distance in its restricted form, the optimal string alignment: the fewest letters that are to be inserted, left out,
 * replaced, or swapped with the next one, where swapped letters are not touched again.
 *
 * <p>All words are looked at, though most of them no closer than which letters they have. The memory for that, 8 bytes a
 * word, is kept from the first use on. One thread at a time.
 */
public final class EditDistanceSearch {

    /** Hardly a word is mistyped more than twice. */
    private static final int FARTHEST = 2;

    /** Shorter words are near to most of the 500 words that are as short: none is likelier than the next. */
    private static final int SHORTEST = 3;

    /** Half of a word of this length is another word: only one letter may differ. SUN is near to 46 even so. */
    private static final int SHORT = 4;

    /** Longer words are no names mistyped; the bits of a long would do for 64. */
    private static final int LONGEST = 40;

    private final WordTable words;
    private final byte[] text; // of all words
    private final Postings postings;
    private final Runs runs = new Runs(); // of the word that is being counted
    private final long[] positions = new long[0x100]; // for each letter the places in the word looked for that have it
    private long[] letters; // for each word the set of its letters; null before they are needed

    EditDistanceSearch(WordTable words, Postings postings) {
        this.words = words;
        this.text = words.text();
        this.postings = postings;
    }

    /**
     * The words at distance 1, then those at distance 2, of each those of most characters first, equally frequent ones in
     * alphabetical order. For a word of 3 or 4 letters those at distance 1 only, and none for shorter ones or those of
     * more than 40: so near to them is anything or nothing.
     *
     * @param word in upper case; it may hold anything, and may be a word itself, which is not near to itself
     * @param most how many to return at most
     */
    public List<WordCount> near(String word, int most) {
        byte[] wanted = word.getBytes(US_ASCII); // anything else becomes '?', which no word has
        if (wanted.length < SHORTEST || wanted.length > LONGEST) {
            return List.of();
        }
        if (letters == null) {
            letters = letters();
        }
        for (int i = 0; i < wanted.length; i++) {
            positions[wanted[i]] |= 1L << i;
        }
        List<WordCount> near = near(wanted, wanted.length <= SHORT ? 1 : FARTHEST, most);
        for (byte letter : wanted) {
            positions[letter] = 0;
        }
        return near;
    }

    private List<WordCount> near(byte[] wanted, int farthest, int most) {
        List<WordCount> nearest = new ArrayList<>();
        List<WordCount> farther = new ArrayList<>();
        long wantedLetters = letters(wanted, 0, wanted.length);
        for (int number = 0; number < letters.length; number++) {
            if (mayBeNear(wanted.length, wantedLetters, number, farthest)) {
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
        nearest.sort(frequentFirst); // which leaves equally frequent ones as they are, in alphabetical order
        farther.sort(frequentFirst);
        return Stream.concat(nearest.stream(), farther.stream()).limit(most).toList();
    }

    private WordCount counted(int number) {
        postings.load(number, runs);
        return new WordCount(words.word(number), runs.total());
    }

    /** A change makes a word longer or shorter by one at most, adds at most one letter and takes away at most one. */
    private boolean mayBeNear(int length, long wantedLetters, int number, int farthest) {
        return Math.abs(words.start(number + 1) - words.start(number) - length) <= farthest
                && Long.bitCount(wantedLetters & ~letters[number]) <= farthest
                && Long.bitCount(letters[number] & ~wantedLetters) <= farthest;
    }

    /**
     * How far a word is from the one whose {@link #positions} are known. A column of the usual matrix at a time, as bits
     * that say where its numbers differ from their neighbours: H. Hyyrö, A bit-vector algorithm for computing Levenshtein
     * and Damerau edit distances, Nordic Journal of Computing 10 (2003); the names are from there.
     */
    private int distance(int length, int number) {
        long last = 1L << length - 1;
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

    /** The letters of all words; of what else is in the table, which begins with lower case and comes behind, nothing. */
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

    /** As bits, of which A to Z, 0 to 9 and _ have one each: a shift counts modulo 64. */
    private static long letters(byte[] text, int start, int stop) {
        long letters = 0;
        for (int i = start; i < stop; i++) {
            letters |= 1L << text[i];
        }
        return letters;
    }
}
