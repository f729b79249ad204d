package org.charfinder.query;

import org.charfinder.index.ResultLine;

/**
 * A character that was found, or a sequence of them that is one emoji, as a result line shows it.
 *
 * @param code its code points as the Standard writes them, a space between two: {@code U+265C}, {@code U+1F1EB U+1F1F7}
 * @param shown the characters themselves; where they can't or mustn't be sent, a picture of them
 * @param name what it is called, as {@code BLACK CHESS ROOK}; a label as {@code <control-000A>} where there is no name
 */
public record Match(String code, String shown, String name) {

    /** The characters themselves, also where {@link #shown} is a picture. */
    public String characters() {
        StringBuilder characters = new StringBuilder();
        for (String notation : code.split(" ")) {
            characters.appendCodePoint(Integer.parseInt(notation.substring("U+".length()), 16));
        }
        return characters.toString();
    }

    /** The result line without its end, as the lines of an index are. */
    @Override
    public String toString() {
        return ResultLine.of(code, shown, name);
    }
}
