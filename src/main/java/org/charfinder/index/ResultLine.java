package org.charfinder.index;

/** A line of a result, without its end, as the lines of an index are. */
public final class ResultLine {

    private static final int CODE_WIDTH = "U+1F600".length(); // the longest are one wider, and few

    private ResultLine() {}

    /**
     * {@code U+265C}, a space, tab, {@code ♜}, tab, {@code BLACK CHESS ROOK}.
     *
     * @param code one code point or several, padded to seven columns
     */
    public static String of(String code, String shown, String name) {
        return code + " ".repeat(Math.max(0, CODE_WIDTH - code.length())) + '\t' + shown + '\t' + name;
    }
}
