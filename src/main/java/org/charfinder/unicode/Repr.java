package org.charfinder.unicode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.util.HexFormat;
import java.util.function.IntPredicate;

/** Quotes text as Python does. The result is safe to print on a terminal or in a log. Any thread may call. */
public final class Repr {

    private static final String CUT = "...";
    private static final HexFormat HEX = HexFormat.of();

    private Repr() {}

    /**
     * Appends a text in quotes, as Python's {@code repr}: single quotes, or double ones if the text contains a single
     * quote and no double quote. Characters of general category C or Z are escaped, except the plain space.
     *
     * @param out receives the text
     * @param text any text, unpaired surrogates included
     */
    public static void append(StringBuilder out, CharSequence text) {
        append(out, text, Repr::isPrintable, Integer.MAX_VALUE);
    }

    /**
     * The same as Python's {@code ascii}, for logs: characters beyond ASCII are escaped too. A longer text is cut off,
     * and three dots follow the closing quote.
     *
     * @param out receives the text
     * @param text any text, unpaired surrogates included
     * @param limit how many characters stand between the quotes at most
     */
    public static void appendAscii(StringBuilder out, CharSequence text, int limit) {
        append(out, text, Repr::isPrintableAscii, limit);
    }

    /**
     * Whether a text is ASCII and {@link #append} would only put it between single quotes.
     *
     * @param bytes contain the text
     * @param start index of the first byte, inclusive
     * @param stop index after the last byte
     * @return false if it has to be decoded or escaped
     */
    public static boolean isPlain(byte[] bytes, int start, int stop) {
        for (int i = start; i < stop; i++) {
            byte b = bytes[i];
            if (b < ' ' || b == 0x7F || b == '\'' || b == '\\') {
                return false;
            }
        }
        return true;
    }

    /**
     * Appends a text without quotes; everything except printable ASCII is escaped.
     *
     * @param out receives the text
     * @param text any text, unpaired surrogates included
     */
    public static void escape(StringBuilder out, CharSequence text) {
        for (int i = 0; i < text.length(); ) {
            int codePoint = Character.codePointAt(text, i);
            if (isPrintableAscii(codePoint)) {
                out.append((char) codePoint);
            } else {
                escape(out, codePoint);
            }
            i += Character.charCount(codePoint);
        }
    }

    private static void append(StringBuilder out, CharSequence text, IntPredicate printable, int limit) {
        char quote = holds(text, '\'') && !holds(text, '"') ? '"' : '\'';
        out.append(quote);
        int start = out.length();
        for (int i = 0; i < text.length(); ) {
            int codePoint = Character.codePointAt(text, i);
            int before = out.length();
            if (codePoint == quote || codePoint == '\\') {
                out.append('\\').append((char) codePoint);
            } else if (printable.test(codePoint)) {
                out.appendCodePoint(codePoint);
            } else {
                escape(out, codePoint);
            }
            if (out.length() - start > limit) {
                out.setLength(before);
                out.append(quote).append(CUT);
                return;
            }
            i += Character.charCount(codePoint);
        }
        out.append(quote);
    }

    private static boolean holds(CharSequence text, char wanted) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == wanted) {
                return true;
            }
        }
        return false;
    }

    private static void escape(StringBuilder out, int codePoint) {
        switch (codePoint) {
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            default -> {
                if (codePoint <= 0xFF) {
                    out.append("\\x").append(HEX.toHexDigits(codePoint, 2));
                } else if (codePoint <= 0xFFFF) {
                    out.append("\\u").append(HEX.toHexDigits(codePoint, 4));
                } else {
                    out.append("\\U").append(HEX.toHexDigits(codePoint, 8));
                }
            }
        }
    }

    private static boolean isPrintableAscii(int codePoint) {
        return codePoint >= ' ' && codePoint < 0x7F;
    }

    private static boolean isPrintable(int codePoint) {
        if (codePoint < 0x7F) {
            return codePoint >= ' '; // ASCII needs no tables
        }
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.UNASSIGNED,
                    UCharacterCategory.CONTROL,
                    UCharacterCategory.FORMAT,
                    UCharacterCategory.SURROGATE,
                    UCharacterCategory.PRIVATE_USE,
                    UCharacterCategory.SPACE_SEPARATOR,
                    UCharacterCategory.LINE_SEPARATOR,
                    UCharacterCategory.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
