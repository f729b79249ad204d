package org.charfinder.unicode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.SpoofChecker;

/**
 * What is left of characters when all that are easily taken for each other are made one (Unicode Technical Standard #39,
 * Unicode Security Mechanisms). Any thread may call.
 */
public final class Skeletons {

    private static final SpoofChecker CHECKER =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

    private Skeletons() {}

    /**
     * The skeleton of a character, which others with the same one look like.
     *
     * @return empty if it can't be seen, and so looks like none
     */
    public static String of(int codePoint) {
        return isUnseen(codePoint) ? "" : CHECKER.getSkeleton(Character.toString(codePoint));
    }

    private static boolean isUnseen(int codePoint) {
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
