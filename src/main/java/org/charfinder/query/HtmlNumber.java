package org.charfinder.query;

/** What a number stands for in a numeric character reference (the HTML Standard, section 13.2.5.80). */
final class HtmlNumber {

    private static final int REPLACEMENT = 0xFFFD;

    /** The characters of windows-1252 for 0x80 to 0x9F; 0 for the five that it does not have. */
    private static final char[] WINDOWS_1252 = {
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178
    };

    private static final int FIRST = 0x80;

    private HtmlNumber() {}

    /** The code point of a number from 0; U+FFFD for 0, surrogates and what is too high. */
    static int codePoint(long number) {
        if (number == 0
                || number > Character.MAX_CODE_POINT
                || (number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE)) {
            return REPLACEMENT;
        }
        int codePoint = (int) number;
        boolean replaced =
                codePoint >= FIRST && codePoint < FIRST + WINDOWS_1252.length && WINDOWS_1252[codePoint - FIRST] != 0;
        return replaced ? WINDOWS_1252[codePoint - FIRST] : codePoint;
    }
}
