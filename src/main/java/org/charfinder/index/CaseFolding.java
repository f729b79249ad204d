package org.charfinder.index;

import com.ibm.icu.text.Normalizer2;

/**
 * NFKC_Casefold and canonical decomposition (the Unicode Standard, sections 3.11 and 3.13): lower case, without what
 * can't be seen, letters without their styles, and each mark behind its letter.
 */
final class CaseFolding {

    private static final Normalizer2 CASE_FOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSE = Normalizer2.getNFDInstance();

    private CaseFolding() {}

    /** A text folded. */
    static String fold(CharSequence text) {
        // U+0345 must be in order before it becomes a letter: the Standard, section 3.13.5, D146.
        return DECOMPOSE.normalize(CASE_FOLD.normalize(DECOMPOSE.normalize(text)));
    }

    /** Whether a text is folded alike with and without what precedes a character in it. */
    static boolean hasBoundaryBefore(int codePoint) {
        return CASE_FOLD.hasBoundaryBefore(codePoint) && DECOMPOSE.hasBoundaryBefore(codePoint);
    }

    /** Whether a text stays as it is. */
    static boolean isFolded(String text) {
        return text.equals(fold(text));
    }
}
