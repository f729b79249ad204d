package org.charfinder.unicode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.SpoofChecker;

/** Characters that look alike (Unicode Technical Standard #39, Unicode Security Mechanisms). Any thread may call. */
public final class Confusables {

    private static final SpoofChecker CHECKER =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

    private Confusables() {}

    /**
     * The skeleton of a character. Characters with the same skeleton look alike.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}
     * @return empty if the character is invisible, and so looks like no other
     */
    public static String skeletonOf(int codePoint) {
        return isInvisible(codePoint) ? "" : CHECKER.getSkeleton(Character.toString(codePoint));
    }

    /**
     * The skeleton of a text.
     *
     * @param text one code point or several
     * @return empty if its first character is invisible
     */
    public static String skeletonOf(String text) {
        return isInvisible(text.codePointAt(0)) ? "" : CHECKER.getSkeleton(text);
    }

    private static boolean isInvisible(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.UNASSIGNED,
                    UCharacterCategory.CONTROL,
                    UCharacterCategory.FORMAT,
                    UCharacterCategory.SURROGATE,
                    UCharacterCategory.PRIVATE_USE -> true;
            default -> UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        };
    }
}
