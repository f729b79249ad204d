package org.charfinder.index;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;

/**
 * Looks queries up in an index, one after another, in memory that is kept from one to the next: the way for a server,
 * which answers from {@link UnicodeNameIndex#lines()}. One thread at a time.
 */
public final class Search {

    private final UnicodeNameIndex index;
    private final StringBuilder word = new StringBuilder();
    private Runs found = new Runs();
    private Runs spare = new Runs();
    private int[] looked = new int[16]; // numbers of the query's different words so far
    private int lookedCount;

    /** @param index may be shared with other searches in other threads */
    public Search(UnicodeNameIndex index) {
        this.index = index;
    }

    /**
     * Finds the characters that have every word of a query in their names.
     *
     * @param query any text; without a word in it, nothing is found
     * @return their ordinals; good until the next call
     */
    public Runs find(CharSequence query) {
        found.clear();
        lookedCount = 0;
        int length = query.length();
        for (int i = 0; i < length; ) {
            int codePoint = Character.codePointAt(query, i);
            i += Character.charCount(codePoint);
            if (isPartOfWord(codePoint)) {
                appendUpperCase(codePoint);
                if (i < length) {
                    continue;
                }
            }
            if (word.length() > 0) {
                narrow();
                word.setLength(0);
                if (found.count() == 0) {
                    return found;
                }
            }
        }
        return found;
    }

    /** Keeps of what was found the characters that have {@link #word} in their names too. */
    private void narrow() {
        int number = index.indexOf(word);
        if (number < 0) {
            found.clear();
        } else if (lookedCount == 0) {
            index.load(number, found);
            remember(number);
        } else if (!hasLookedAt(number)) {
            index.intersect(found, number, spare);
            Runs narrowed = spare;
            spare = found;
            found = narrowed;
            remember(number);
        }
    }

    /** A word said a thousand times costs no more than once; a name has so few that more of them find nothing. */
    private boolean hasLookedAt(int number) {
        for (int i = 0; i < lookedCount; i++) {
            if (looked[i] == number) {
                return true;
            }
        }
        return false;
    }

    private void remember(int number) {
        if (lookedCount == looked.length) {
            looked = Arrays.copyOf(looked, 2 * lookedCount);
        }
        looked[lookedCount++] = number;
    }

    private static boolean isPartOfWord(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint >= 'a' && codePoint <= 'z'
                    || codePoint >= 'A' && codePoint <= 'Z'
                    || codePoint >= '0' && codePoint <= '9'
                    || codePoint == '_';
        }
        return UCharacter.isLetterOrDigit(codePoint);
    }

    private void appendUpperCase(int codePoint) {
        if (codePoint < 0x80) {
            word.append((char) (codePoint >= 'a' && codePoint <= 'z' ? codePoint - 'a' + 'A' : codePoint));
        } else {
            word.append(UCharacter.toUpperCase(ULocale.ROOT, Character.toString(codePoint)));
        }
    }
}
