package org.charfinder.index;

import java.util.Locale;
import org.charfinder.unicode.UnicodeNames;

/**
 * A character and what it is called.
 *
 * @param codePoint from U+0020 up
 * @param name its Name property, as {@code BLACK CHESS ROOK}
 */
public record NamedCharacter(int codePoint, String name) {

    /** A character by its code point, 0 to {@link Character#MAX_CODE_POINT}; null if it has no name. */
    static NamedCharacter of(int codePoint) {
        String name = UnicodeNames.nameOf(codePoint);
        return name == null ? null : new NamedCharacter(codePoint, name);
    }

    /** The character itself: one code point, one or two {@code char}s. */
    public String character() {
        return Character.toString(codePoint);
    }

    /** The code point as the Standard writes it: {@code U+265C}, at least four hex digits. */
    public String notation() {
        String hex = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
        return "U+" + "0".repeat(Math.max(0, 4 - hex.length())) + hex;
    }

    /** The result line without its end: notation padded to seven columns, character and name, tabs between them. */
    @Override
    public String toString() {
        String notation = notation();
        return notation + " ".repeat(Math.max(0, 7 - notation.length())) + '\t' + character() + '\t' + name;
    }
}
