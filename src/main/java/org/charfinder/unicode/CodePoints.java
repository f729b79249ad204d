package org.charfinder.unicode;

import java.util.Arrays;

/** Texts as sequences of code points. Any thread may call. */
public final class CodePoints {

    private CodePoints() {}

    /**
     * Whether a text is exactly one code point. An unpaired surrogate counts as one.
     *
     * @param text any text
     * @return false for the empty text
     */
    public static boolean isSingle(CharSequence text) {
        return text.length() == 1 || (text.length() == 2 && Character.isSurrogatePair(text.charAt(0), text.charAt(1)));
    }

    /**
     * The text that consists of some code points, as the resources of this package have them: {@code 2242 0338}.
     *
     * @throws NumberFormatException if a code is not hexadecimal
     */
    static String parse(String codes) {
        int[] codePoints = Arrays.stream(codes.split(" "))
                .mapToInt(code -> Integer.parseInt(code, 16))
                .toArray();
        return new String(codePoints, 0, codePoints.length);
    }
}
