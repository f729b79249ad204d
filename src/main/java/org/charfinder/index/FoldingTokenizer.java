package org.charfinder.index;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts names in any language into words, and folds these: case, width, and the accents of Latin, Greek and Cyrillic are
 * removed. A word is a run of letters, digits, marks and underscores.
 */
final class FoldingTokenizer {

    private static final Normalizer2 CASE_FOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSE = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSE = Normalizer2.getNFCInstance();

    private FoldingTokenizer() {}

    /** The words of a text, folded. */
    static List<String> words(CharSequence text) {
        String folded = fold(text);
        List<String> words = new ArrayList<>();
        int start = -1; // of the word that is being read
        for (int i = 0; i < folded.length(); ) {
            int codePoint = folded.codePointAt(i);
            if (isPartOfWord(codePoint)) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                words.add(folded.substring(start, i));
                start = -1;
            }
            i += Character.charCount(codePoint);
        }
        if (start >= 0) {
            words.add(folded.substring(start));
        }
        return words;
    }

    private static String fold(CharSequence text) {
        if (isAscii(text)) {
            return lowerCase(text);
        }
        String decomposed = DECOMPOSE.normalize(CASE_FOLD.normalize(text));
        StringBuilder bare = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c < '\u0300'
                    || c > '\u036F') { // the accents of Latin, Greek and Cyrillic; other scripts need their marks
                bare.append(c == 'ı' ? 'i' : c);
            }
        }
        return COMPOSE.normalize(bare);
    }

    private static boolean isAscii(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String lowerCase(CharSequence ascii) {
        StringBuilder lower = new StringBuilder(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return lower.toString();
    }

    private static boolean isPartOfWord(int codePoint) {
        if (codePoint < 0x80) {
            return (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= '0' && codePoint <= '9') || codePoint == '_';
        }
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.NON_SPACING_MARK,
                    UCharacterCategory.ENCLOSING_MARK,
                    UCharacterCategory.COMBINING_SPACING_MARK -> true;
            default -> UCharacter.isLetterOrDigit(codePoint);
        };
    }
}
