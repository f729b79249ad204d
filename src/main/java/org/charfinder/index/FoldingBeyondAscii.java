package org.charfinder.index;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.stream.IntStream;
import org.charfinder.unicode.Ascii;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link Folding} that needs ICU. Loading ICU takes longer than a query, so the first text beyond ASCII
 * loads this class, and a program that meets none never does.
 */
final class FoldingBeyondAscii {

    private static final Normalizer2 COMPOSE = Normalizer2.getNFCInstance();

    private static final int PAGE_BITS = 8;
    private static final int PAGE = 1 << PAGE_BITS;

    /** Marks a character that can't be folded without its neighbours, such as a combining mark. */
    private static final String IN_CONTEXT = "\0";

    /**
     * What single characters fold to, in pages that are made when they are needed. Threads may compute an element
     * twice, which does no harm, as strings are immutable.
     */
    private static final @Nullable String[][] FOLDED = new String[1 << (Character.SIZE - PAGE_BITS)][];

    /** For each char whether it may fold to ASCII; 0 until it is asked. */
    private static final byte[] TO_ASCII = new byte[1 << Character.SIZE];

    private static final int BLOCK_BITS = 6; // of the last byte of a character in UTF-8

    /** The same for each block of 64 chars. */
    private static final byte[] BLOCKS_TO_ASCII = new byte[1 << (Character.SIZE - BLOCK_BITS)];

    private static final byte YES = 1;
    private static final byte NO = 2;

    private FoldingBeyondAscii() {}

    /** A text folded, with separators and quotation marks still in it. */
    static String fold(CharSequence text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            String one = foldedAlone(text.charAt(i));
            if (one.equals(IN_CONTEXT)) {
                return foldInContext(text);
            }
            folded.append(one);
        }
        return folded.toString();
    }

    private static String foldedAlone(char c) {
        @Nullable String[] page = FOLDED[c >> PAGE_BITS];
        if (page == null) {
            page = new String[PAGE];
            FOLDED[c >> PAGE_BITS] = page;
        }
        String folded = page[c % PAGE];
        if (folded == null) {
            folded = foldAlone(c);
            page[c % PAGE] = folded;
        }
        return folded;
    }

    /** Whether a char, alone or among others, may fold to a letter or a digit of ASCII. */
    static boolean mayFoldToAscii(char c) {
        if (TO_ASCII[c] == 0) {
            boolean may = Character.isSurrogate(c)
                    || foldInContext(Character.toString(c)).codePoints().anyMatch(Ascii::isLetterOrDigit);
            TO_ASCII[c] = may ? YES : NO;
        }
        return TO_ASCII[c] == YES;
    }

    /** Whether any char of a block, which is a char without its last six bits, may fold to ASCII. */
    static boolean mayBlockFoldToAscii(int block) {
        if (BLOCKS_TO_ASCII[block] == 0) {
            int first = block << BLOCK_BITS;
            boolean may = IntStream.range(first, first + (1 << BLOCK_BITS))
                    .anyMatch(c -> mayBeLatin(c) && mayFoldToAscii((char) c));
            BLOCKS_TO_ASCII[block] = may ? YES : NO;
        }
        return BLOCKS_TO_ASCII[block] == YES;
    }

    /** Whether a character is in one of the scripts of those that fold to ASCII, which is sooner told. */
    private static boolean mayBeLatin(int codePoint) {
        return switch (UScript.getScript(codePoint)) {
            case UScript.LATIN, UScript.COMMON, UScript.INHERITED, UScript.UNKNOWN -> true;
            default -> false;
        };
    }

    /** Whether a char is folded with its neighbours, or to several chars one of which is in ASCII. */
    static boolean mayFoldToSeveral(char c) {
        String folded = foldedAlone(c);
        return folded.equals(IN_CONTEXT) ? mayFoldToAscii(c) : folded.length() > 1 && mayFoldToAscii(c);
    }

    /** What a char folds to; NUL if that is nothing, -1 if it is not one char whatever its neighbours are. */
    static int foldedToOne(char c) {
        String folded = foldedAlone(c);
        return folded.equals(IN_CONTEXT) || folded.length() > 1 ? -1 : folded.isEmpty() ? 0 : folded.charAt(0);
    }

    /** Normalization does not cross a boundary (UAX #15, section 9.1), and folding looks at single characters. */
    private static String foldAlone(char c) {
        if (Character.isSurrogate(c) || c == 0 || !CaseFolding.hasBoundaryBefore(c)) {
            return IN_CONTEXT;
        }
        String folded = foldInContext(Character.toString(c));
        return folded.isEmpty() || COMPOSE.hasBoundaryBefore(folded.codePointAt(0)) ? folded : IN_CONTEXT;
    }

    /** Folds a text as a whole, with what neighbours do to each other. */
    static String foldInContext(CharSequence text) {
        String decomposed = CaseFolding.fold(text);
        StringBuilder bare = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); ) {
            int codePoint = decomposed.codePointAt(i);
            PrimaryLevel.append(codePoint, bare);
            i += Character.charCount(codePoint);
        }
        return COMPOSE.normalize(bare);
    }

    /** Whether a character is a letter, a digit or a mark. */
    static boolean isPartOfWord(int codePoint) {
        return isMark(codePoint) || UCharacter.isLetterOrDigit(codePoint);
    }

    /** Whether a character combines with the one before. */
    static boolean isMark(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.NON_SPACING_MARK,
                    UCharacterCategory.ENCLOSING_MARK,
                    UCharacterCategory.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /** Whether a character is a word by itself. */
    static boolean isWord(int codePoint) {
        return switch (UScript.getScript(codePoint)) {
            case UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.HANGUL, UScript.YI ->
                UCharacter.isLetter(codePoint);
            default -> false;
        };
    }
}
