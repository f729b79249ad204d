package org.charfinder.index;

import org.charfinder.unicode.UnicodeNames;

/**
 * A character and its name.
 *
 * @param codePoint from U+0020 up
 * @param name its Name property, as {@code BLACK CHESS ROOK}
 */
public record NamedCharacter(int codePoint, String name) {

    /**
     * The character itself.
     *
     * @return one code point, in one or two {@code char}s
     */
    public String character() {
        return Character.toString(codePoint);
    }

    /**
     * The code point as the Standard writes it.
     *
     * @return {@code U+265C}; four to six hex digits
     */
    public String notation() {
        return UnicodeNames.notation(codePoint);
    }

    /** The result line without its end. */
    @Override
    public String toString() {
        return ResultLine.of(notation(), character(), name);
    }
}
