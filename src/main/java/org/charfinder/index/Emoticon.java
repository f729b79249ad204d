package org.charfinder.index;

import java.util.Locale;

/** Emoticons, whose eyes, noses and mouths are written in many ways. */
final class Emoticon {

    /** Precedes plain emoticons among names as they are typed. */
    static final String PREFIX = " ";

    /** The longest that is made plain, in chars. */
    private static final int LONGEST = 8;

    private static final String OPERATORS = "-=<>.!~+|*/";
    private static final String WRITTEN = "={[}]\\0ÞB";
    private static final String PLAIN = ":(())/OPP";
    private static final String NOSES = "-^'~";
    private static final String EYES = ":;XB8%";
    private static final String MOUTHS = "()|/*DPO<";
    private static final String MIRRORED = ")(|\\*DPO>";

    private Emoticon() {}

    /**
     * An emoticon in one way of writing: upper case, colons for eyes, no nose, round mouths, from left to right.
     *
     * @param text any; other text is changed somehow
     */
    static String plain(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        String upperCase = text.toUpperCase(Locale.ROOT);
        for (int i = 0; i < upperCase.length(); i++) {
            char c = upperCase.charAt(i);
            int written = WRITTEN.indexOf(c);
            boolean nose = i > 0 && i < upperCase.length() - 1 && NOSES.indexOf(c) >= 0;
            if (!nose) {
                plain.append(written < 0 ? c : PLAIN.charAt(written));
            }
        }
        return isMirrored(plain) ? mirrored(plain) : plain.toString();
    }

    /** Whether an emoticon has more than what arrows, operators and ellipses are made of: those are meant otherwise. */
    static boolean isFace(String emoticon) {
        return emoticon.chars().anyMatch(c -> OPERATORS.indexOf(c) < 0);
    }

    private static boolean isMirrored(CharSequence plain) {
        return plain.length() > 1
                && MOUTHS.indexOf(plain.charAt(0)) >= 0
                && EYES.indexOf(plain.charAt(plain.length() - 1)) >= 0
                && EYES.indexOf(plain.charAt(0)) < 0;
    }

    private static String mirrored(StringBuilder plain) {
        plain.reverse();
        for (int i = 0; i < plain.length(); i++) {
            int mouth = MOUTHS.indexOf(plain.charAt(i));
            if (mouth >= 0) {
                plain.setCharAt(i, MIRRORED.charAt(mouth));
            }
        }
        return plain.toString();
    }
}
