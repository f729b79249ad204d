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

    private static final String PREFIX = "U+";
    private static final String RANGE = "..";

    /**
     * The characters themselves, also if {@link #shown} is a picture.
     *
     * @return one code point or several; the first of a range
     */
    public String characters() {
        StringBuilder characters = new StringBuilder();
        for (String notation : code.split(" ", -1)) {
            int range = notation.indexOf(RANGE);
            characters.appendCodePoint(codePoint(range < 0 ? notation : notation.substring(0, range)));
        }
        return characters.toString();
    }

    /**
     * How many characters this stands for.
     *
     * @return 1 for a character and for a sequence; for a range, the number of its code points
     */
    public int size() {
        int range = code.indexOf(RANGE);
        return range < 0
                ? 1
                : codePoint(code.substring(range + RANGE.length())) - codePoint(code.substring(0, range)) + 1;
    }

    private static int codePoint(String notation) {
        return Integer.parseInt(notation.substring(PREFIX.length()), 16);
    }

    /** The result line, without its line end. */
    @Override
    public String toString() {
        return ResultLine.of(code, shown, name);
    }
}
