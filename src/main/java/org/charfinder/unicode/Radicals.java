package org.charfinder.unicode;

import java.util.Locale;

/** The 214 Kangxi radicals, U+2F00 to U+2FD5. Any thread may call. */
public final class Radicals {

    /** The number of radicals. */
    public static final int COUNT = 214;

    private static final int FIRST = 0x2F00; // KANGXI RADICAL ONE
    private static final String PREFIX = "KANGXI RADICAL ";

    private Radicals() {}

    /**
     * The sign of a radical.
     *
     * @param radical 1 to 214
     * @return its code point, such as U+2F54
     */
    public static int signOf(int radical) {
        return FIRST + radical - 1;
    }

    /**
     * The radical of a sign.
     *
     * @param codePoint any
     * @return 1 to 214; 0 if it is no sign of a Kangxi radical
     */
    public static int ofSign(int codePoint) {
        return codePoint >= FIRST && codePoint < FIRST + COUNT ? codePoint - FIRST + 1 : 0;
    }

    /**
     * The English name of a radical.
     *
     * @param radical 1 to 214
     * @return in lower case, such as {@code water}
     */
    public static String nameOf(int radical) {
        return UnicodeNames.labelOf(signOf(radical)).substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    }
}
