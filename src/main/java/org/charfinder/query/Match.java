package org.charfinder.query;

import org.charfinder.index.ResultLine;

/**
 * A character or an emoji sequence that was found, as a result line shows it.
 *
 * @param code its code points as the Standard writes them, with a space between two: {@code U+265C}, {@code U+1F1EB
 *     U+1F1F7}; for a range of code points without names both ends, {@code U+E000..U+F8FF}
 * @param shown the characters themselves; for those that can't or must not be sent, a picture
 * @param name its name, as {@code BLACK CHESS ROOK}; a label as {@code <control-000A>} if it has no name
 */
public record Match(String code, String shown, String name) {

    /**
     * The characters themselves, also if {@link #shown} is a picture.
     *
     * @return one code point or several; the first of a range
     */
    public String characters() {
        StringBuilder characters = new StringBuilder();
        for (String notation : code.split(" ", -1)) {
            int range = notation.indexOf("..");
            String first = range < 0 ? notation : notation.substring(0, range);
            characters.appendCodePoint(Integer.parseInt(first.substring("U+".length()), 16));
        }
        return characters.toString();
    }

    /** The result line, without its line end. */
    @Override
    public String toString() {
        return ResultLine.of(code, shown, name);
    }
}
