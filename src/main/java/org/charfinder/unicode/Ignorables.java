package org.charfinder.unicode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/**
 * Characters that a user cannot see and pastes along with others: byte order marks, directional marks, zero-width
 * spaces and whatever else has the property Default_Ignorable_Code_Point (the Unicode Standard, section 5.21). ASCII
 * needs no tables. Any thread may call.
 */
public final class Ignorables {

    private static final int FIRST_TAG = 0xE0020;
    private static final int LAST_TAG = 0xE007F;

    private Ignorables() {}

    /**
     * Strips white space and ignorable characters from both ends of a text. A variation selector or a tag at the end
     * is part of what precedes it, so it stays.
     *
     * @param text any text
     * @return if nothing else is in the text, the text without white space at its ends
     */
    public static CharSequence strip(CharSequence text) {
        CharSequence stripped = WhiteSpace.strip(text);
        int start = 0;
        int stop = stripped.length();
        while (start < stop && isInvisible(Character.codePointAt(stripped, start))) {
            start += Character.charCount(Character.codePointAt(stripped, start));
        }
        while (stop > start && isInvisibleEnd(Character.codePointBefore(stripped, stop))) {
            stop -= Character.charCount(Character.codePointBefore(stripped, stop));
        }
        return start == stop || stop - start == stripped.length() ? stripped : stripped.subSequence(start, stop);
    }

    /**
     * Removes all ignorable characters.
     *
     * @param text any text
     * @return the text with a space for each white-space character that is left
     */
    public static String remove(CharSequence text) {
        StringBuilder left = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int codePoint = Character.codePointAt(text, i);
            if (isWhiteSpace(codePoint)) {
                left.append(' ');
            } else if (!isIgnorable(codePoint)) {
                left.appendCodePoint(codePoint);
            }
            i += Character.charCount(codePoint);
        }
        return left.toString();
    }

    private static boolean isInvisibleEnd(int codePoint) {
        return isInvisible(codePoint) && !isPartOfCharacter(codePoint);
    }

    private static boolean isInvisible(int codePoint) {
        return isWhiteSpace(codePoint) || isIgnorable(codePoint);
    }

    private static boolean isWhiteSpace(int codePoint) {
        return codePoint <= Character.MAX_VALUE && WhiteSpace.contains((char) codePoint);
    }

    private static boolean isIgnorable(int codePoint) {
        return !Ascii.contains(codePoint)
                && UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static boolean isPartOfCharacter(int codePoint) {
        return UCharacter.hasBinaryProperty(codePoint, UProperty.VARIATION_SELECTOR)
                || (codePoint >= FIRST_TAG && codePoint <= LAST_TAG);
    }
}
