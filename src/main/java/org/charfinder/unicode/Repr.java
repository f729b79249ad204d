package org.charfinder.unicode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;

/**
 * Text in quotes, as Python's {@code repr} writes it, so that whatever it holds can be shown on anyone's terminal or in
 * a log: what is not printable (general categories C and Z, the plain space aside) is escaped.
 */
public final class Repr {

    private Repr() {}

    /**
     * Appends a text in quotes: single ones, or double ones if it holds a single quote and no double quote.
     *
     * @param text any text, unpaired surrogates included
     */
    public static void append(StringBuilder out, CharSequence text) {
        char quote = holds(text, '\'') && !holds(text, '"') ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < text.length(); ) {
            int codePoint = Character.codePointAt(text, i);
            append(out, codePoint, quote);
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

    private static void append(StringBuilder out, int codePoint, char quote) {
        if (codePoint == quote || codePoint == '\\') {
            out.append('\\').append((char) codePoint);
        } else if (isPrintable(codePoint)) {
            out.appendCodePoint(codePoint);
        } else if (codePoint == '\t') {
            out.append("\\t");
        } else if (codePoint == '\n') {
            out.append("\\n");
        } else if (codePoint == '\r') {
            out.append("\\r");
        } else if (codePoint <= 0xFF) {
            out.append("\\x%02x".formatted(codePoint));
        } else if (codePoint <= 0xFFFF) {
            out.append("\\u%04x".formatted(codePoint));
        } else {
            out.append("\\U%08x".formatted(codePoint));
        }
    }

    private static boolean isPrintable(int codePoint) {
        if (codePoint < 0x7F) {
            return codePoint >= ' '; // ASCII needs no tables
        }
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.UNASSIGNED, UCharacterCategory.CONTROL, UCharacterCategory.FORMAT,
                    UCharacterCategory.SURROGATE, UCharacterCategory.PRIVATE_USE, UCharacterCategory.SPACE_SEPARATOR,
                    UCharacterCategory.LINE_SEPARATOR, UCharacterCategory.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
