package org.charfinder.unicode;

import com.ibm.icu.lang.UCharacter;

/**
 * White space, which is stripped from both ends of a query and separates codes: characters with the White_Space
 * property (the Unicode Standard, PropList.txt), and the four separators U+001C to U+001F. Any thread may call.
 */
public final class WhiteSpace {

    private WhiteSpace() {}

    /**
     * Whether a character is white space. No character beyond U+FFFF is.
     *
     * @param c any code unit of UTF-16
     * @return false for surrogates
     */
    public static boolean contains(char c) {
        if (c < 0x7F) {
            return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F); // ASCII needs no tables
        }
        return UCharacter.isUWhiteSpace(c);
    }

    /**
     * Strips the white space from both ends of a text.
     *
     * @param text any text
     * @return the text itself if there is nothing to strip
     */
    public static CharSequence strip(CharSequence text) {
        int start = 0;
        int stop = text.length();
        while (start < stop && contains(text.charAt(start))) {
            start++;
        }
        while (stop > start && contains(text.charAt(stop - 1))) {
            stop--;
        }
        return start == 0 && stop == text.length() ? text : text.subSequence(start, stop);
    }

    /**
     * Strips the white space from both ends of a query. A no-break space or another white-space character beyond ASCII
     * that is the whole text is what a user asks for, and stays.
     *
     * @param text any text
     * @return the text itself if there is nothing to strip
     */
    public static CharSequence stripQuery(CharSequence text) {
        return text.length() == 1 && !Ascii.contains(text.charAt(0)) ? text : strip(text);
    }
}
