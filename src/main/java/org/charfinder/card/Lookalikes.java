package org.charfinder.card;

import com.ibm.icu.lang.UScript;
import org.charfinder.unicode.Ascii;
import org.charfinder.unicode.Confusables;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a text that are easily taken for ASCII. A letter of another script than Latin counts only if its
 * word also has Latin letters, or no letter of its script that looks different: Cyrillic {@code а} in {@code pаypal} or
 * in {@code сосо}, but not in {@code мама}. For one thread, which asks for ascending places.
 */
final class Lookalikes {

    private final String text;
    private int wordStop; // of the word that was looked at last
    private boolean wordMayDeceive; // whether all its letters look like Latin ones, or some are

    Lookalikes(String text) {
        this.text = text;
    }

    /** The ASCII characters that the code point at a place is easily taken for; null if there are none. */
    @Nullable
    String of(int codePoint, int place) {
        String ascii = asciiLike(codePoint);
        if (ascii == null || !Character.isLetter(codePoint) || isLatin(codePoint)) {
            return ascii;
        }
        if (place >= wordStop) {
            lookAtWord(place);
        }
        return wordMayDeceive ? ascii : null;
    }

    /** Looks at the letters around a place. They include those before it, which are ASCII or look different. */
    private void lookAtWord(int place) {
        int start = place;
        while (start > wordStop && Character.isLetter(text.codePointBefore(start))) {
            start -= Character.charCount(text.codePointBefore(start));
        }
        boolean hasLatin = false;
        boolean looksDifferent = false;
        int i = start;
        while (i < text.length() && Character.isLetter(text.codePointAt(i))) {
            int letter = text.codePointAt(i);
            hasLatin |= isLatin(letter);
            looksDifferent |= !isLatin(letter) && asciiLike(letter) == null;
            i += Character.charCount(letter);
        }
        wordStop = i;
        wordMayDeceive = hasLatin || !looksDifferent;
    }

    private static boolean isLatin(int codePoint) {
        return UScript.getScript(codePoint) == UScript.LATIN;
    }

    private static @Nullable String asciiLike(int codePoint) {
        if (Ascii.contains(codePoint)) {
            return null;
        }
        String skeleton = Confusables.skeletonOf(codePoint);
        return skeleton.isBlank() || !Ascii.containsAll(skeleton) ? null : skeleton;
    }
}
