package org.charfinder.unicode;

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
     * Whether a text is exactly one unpaired surrogate, which can't be sent in UTF-8.
     *
     * @param text any text
     * @return false for the empty text
     */
    public static boolean isSurrogate(CharSequence text) {
        return text.length() == 1 && Character.isSurrogate(text.charAt(0));
    }

    /**
     * The text that consists of some code points, as the resources of this package have them: {@code 2242 0338}.
     *
     * @param codes at least one, in hexadecimal digits, a space between two
     * @return the text
     * @throws NumberFormatException if a code is not hexadecimal
     */
    public static String parse(String codes) {
        StringBuilder characters = new StringBuilder(2);
        for (int start = 0; start < codes.length(); ) {
            int space = codes.indexOf(' ', start);
            int end = space < 0 ? codes.length() : space;
            characters.appendCodePoint(Integer.parseInt(codes, start, end, 16)); // no stream: loading one takes longer
            start = end + 1;
        }
        return characters.toString();
    }
}
