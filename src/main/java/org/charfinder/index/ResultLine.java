package org.charfinder.index;

/** A line of a result, without its line end. */
public final class ResultLine {

    private static final int CODE_WIDTH = "U+1F600".length(); // the longest are one wider, and few

    private ResultLine() {}

    /**
     * Formats a line: {@code U+265C}, a space, tab, {@code ♜}, tab, {@code BLACK CHESS ROOK}.
     *
     * @param code one code point or several; spaces pad it to seven columns
     * @param shown the character, or a picture of it
     * @param name its name, or a label
     * @return the line
     */
    public static String of(String code, String shown, String name) {
        return code + " ".repeat(Math.max(0, CODE_WIDTH - code.length())) + '\t' + shown + '\t' + name;
    }
}
