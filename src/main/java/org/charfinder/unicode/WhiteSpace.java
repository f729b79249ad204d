package org.charfinder.unicode;

import com.ibm.icu.lang.UCharacter;

/**
 * What is stripped from both ends of a query, and stands between codes: characters with the White_Space property (the
 * Unicode Standard, PropList.txt), and the four separators U+001C to U+001F.
 */
public final class WhiteSpace {

    private WhiteSpace() {}

    /** Whether a character is white space; those beyond U+FFFF never are. */
    public static boolean contains(char c) {
        if (c < 0x7F) {
            return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1C && c <= 0x1F; // ASCII needs no tables
        }
        return UCharacter.isUWhiteSpace(c);
    }

    /** The text without the white space at its ends; itself if there is none. */
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
}
