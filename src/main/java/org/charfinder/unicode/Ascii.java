package org.charfinder.unicode;

/** The characters of ASCII, which need no tables. Any thread may call. */
public final class Ascii {

    private static final int FIRST_BEYOND = 0x80;

    private Ascii() {}

    /**
     * Tells whether a character is in ASCII.
     *
     * @param c a code point, or a char
     * @return true for 0 to 0x7F
     */
    public static boolean contains(int c) {
        return c < FIRST_BEYOND;
    }

    /**
     * Tells whether all characters of a text are in ASCII.
     *
     * @param text any text
     * @return true also for the empty text
     */
    public static boolean containsAll(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_BEYOND) {
                return false;
            }
        }
        return true;
    }

    /**
     * Tells whether a character is a letter of ASCII.
     *
     * @param c a code point, or a char
     * @return true for A to Z and a to z
     */
    public static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /**
     * Tells whether a character is a letter or a digit of ASCII.
     *
     * @param c a code point, or a char
     * @return true for A to Z, a to z and 0 to 9
     */
    public static boolean isLetterOrDigit(int c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }
}
