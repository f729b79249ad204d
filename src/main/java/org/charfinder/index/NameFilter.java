package org.charfinder.index;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.charfinder.unicode.Ascii;
import org.jspecify.annotations.Nullable;

/**
 * Tells which names may have any of some words when they are folded. Of the hundreds of names of a character, nearly
 * all are refused by their bytes, which takes far less time than to decode and to fold them. Any thread may call.
 */
public final class NameFilter {

    /** Refuses no name. */
    public static final NameFilter NONE = new NameFilter(null);

    /** How many letters of the words are compared with bytes. */
    private static final int COMPARED = 3;

    /** The least first bytes of characters of so many bytes in UTF-8 (RFC 3629, section 3). */
    private static final int TWO_BYTES = 0xC0;

    private static final int THREE_BYTES = 0xE0;
    private static final int FOUR_BYTES = 0xF0;

    private static final int UNKNOWN = -1; // what a character folds to

    private final @Nullable List<String> words; // in ASCII; null if no name is refused
    private final boolean[][] letters = new boolean[COMPARED][1 << Byte.SIZE]; // those that words have at an index
    private final boolean[] begins = new boolean[1 << Byte.SIZE]; // whether a word may begin with a byte of a name

    private NameFilter(@Nullable List<String> words) {
        this.words = words;
        if (words != null) {
            words.forEach(this::addLetters);
            for (int b = 0; b < begins.length; b++) {
                begins[b] = mayBeginCharacter(b);
            }
        }
    }

    private void addLetters(String word) {
        for (int i = 0; i < COMPARED; i++) {
            if (i < word.length()) {
                letters[i][word.charAt(i)] = true;
            } else {
                Arrays.fill(letters[i], true); // anything may follow the word
            }
        }
    }

    /**
     * Makes a filter.
     *
     * @param words folded, of one letter or more; if one is not in ASCII, no name is refused
     * @return a filter that refuses names that have none of the words, neither as words nor as parts of them
     */
    public static NameFilter ofAny(Collection<String> words) {
        return words.stream().allMatch(Ascii::containsAll) ? new NameFilter(List.copyOf(words)) : NONE;
    }

    /**
     * Tells whether a name may have any of the words.
     *
     * @param name any
     * @return false only if it has none
     */
    public boolean passes(String name) {
        if (words == null) {
            return true;
        }
        for (String word : words) {
            if (Folding.mayHave(name, word)) {
                return true;
            }
        }
        return false;
    }

    /** The same of a name in UTF-8, but sooner and in more cases; false only if it does not pass. */
    boolean mayPass(byte[] name, int start, int stop) {
        if (words == null) {
            return true;
        }
        for (int i = start; i < stop; i++) {
            if (begins[name[i] & 0xFF] && mayBegin(name, i, stop)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayBeginCharacter(int b) {
        if (Ascii.contains(b)) {
            return letters[0][Folding.lowerCase((char) b)];
        }
        return b >= THREE_BYTES || (b >= TWO_BYTES && FoldingBeyondAscii.mayBlockFoldToAscii(b & 0x1F));
    }

    /** Whether a word may begin at an offset; false in the middle of a character. */
    private boolean mayBegin(byte[] name, int start, int stop) {
        int at = start;
        for (int i = 0; i < COMPARED && at < stop; i++) {
            int folded = folded(name, at, stop);
            if (folded == UNKNOWN) {
                return true;
            }
            if (!Ascii.isLetterOrDigit(folded)) {
                return i > 0; // what is no letter may vanish
            }
            if (!letters[i][folded]) {
                return false;
            }
            at += name[at] < 0 ? 2 : 1;
        }
        return true;
    }

    /**
     * What the character at an offset folds to.
     *
     * @return a letter or digit of ASCII in lower case; 0 if it is another character; {@link #UNKNOWN} if that takes
     *     longer to tell
     */
    private static int folded(byte[] name, int at, int stop) {
        byte first = name[at];
        if (first >= 0) {
            return Folding.lowerCase((char) first);
        }
        int lead = first & 0xFF;
        int second = at + 1 < stop ? name[at + 1] & 0x3F : 0;
        if (lead < THREE_BYTES) {
            return lead < TWO_BYTES ? 0 : foldedOfTwo((lead & 0x1F) << 6 | second);
        }
        boolean may = lead >= FOUR_BYTES || FoldingBeyondAscii.mayBlockFoldToAscii((lead & 0xF) << 6 | second);
        return may ? UNKNOWN : 0;
    }

    private static int foldedOfTwo(int codePoint) {
        if (!FoldingBeyondAscii.mayBlockFoldToAscii(codePoint >> 6)) {
            return 0;
        }
        int folded = FoldingBeyondAscii.foldedToOne((char) codePoint);
        return folded < 0 ? UNKNOWN : Ascii.contains(folded) ? folded : 0;
    }
}
