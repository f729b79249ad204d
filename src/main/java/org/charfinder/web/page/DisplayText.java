package org.charfinder.web.page;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.ControlNames;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.UnicodeNames;

/**
 * What a page shows for characters.
 *
 * @param text the characters if they are visible; a combining mark on a dotted circle; otherwise a short label
 * @param isLabel whether the text is a label
 */
record DisplayText(String text, boolean isLabel) {

    private static final int OGHAM_SPACE_MARK = 0x1680; // the only space with a stroke

    static DisplayText of(String characters) {
        return CodePoints.isSingle(characters)
                ? ofOne(characters.codePointAt(0), characters)
                : new DisplayText(Picture.safely(characters), false);
    }

    private static DisplayText ofOne(int codePoint, String character) {
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.CONTROL -> new DisplayText(ControlNames.abbreviationOf(codePoint), true);
            case UCharacterCategory.SURROGATE, UCharacterCategory.UNASSIGNED ->
                new DisplayText(UnicodeNames.notation(codePoint), true);
            default -> isVisible(codePoint) ? new DisplayText(character, false) : safely(codePoint);
        };
    }

    private static DisplayText safely(int codePoint) {
        String shown = codePoint == ' ' ? "[SP]" : Picture.safely(codePoint);
        boolean isLabel = shown.length() > 1 && shown.startsWith("[");
        return new DisplayText(isLabel ? shown.substring(1, shown.length() - 1) : shown, isLabel);
    }

    /** Whether a character of a category without a shape has one all the same, and nothing around it on a page. */
    private static boolean isVisible(int codePoint) {
        return codePoint == OGHAM_SPACE_MARK
                || UCharacter.hasBinaryProperty(codePoint, UProperty.PREPENDED_CONCATENATION_MARK);
    }
}
