package org.charfinder.query;

import org.charfinder.index.ResultLine;

/**
 * A character or an emoji sequence that was found, as a result line shows it.
 *
 * @param code its code points as the Standard writes them, with a space between two: {@code U+265C}, {@code U+1F1EB
 *     U+1F1F7}
 * @param shown the characters themselves; for those that can't or must not be sent, a picture
 * @param name its name, as {@code BLACK CHESS ROOK}; a label as {@code <control-000A>} if it has no name
 */
public record Match(String code, String shown, String name) {

    /**
     * The characters themselves, also if {@link #shown} is a picture.
     *
     * @return one code point or several
     */
    public String characters() {
        StringBuilder characters = new StringBuilder();
        for (String notation : code.split(" ", -1)) {
            characters.appendCodePoint(Integer.parseInt(notation.substring("U+".length()), 16));
        }
        return characters.toString();
    }

    /** The result line, without its line end. */
    @Override
    public String toString() {
        return ResultLine.of(code, shown, name);
    }
}
