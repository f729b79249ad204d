package org.charfinder.pick;

import org.charfinder.unicode.Picture;

/** Makes texts safe to print: what is invisible, and what a terminal would obey, is shown by a picture. */
final class Visible {

    private Visible() {}

    /** A text in which spaces stay. */
    static String text(String text) {
        if (Widths.isAscii(text)) {
            return text;
        }
        StringBuilder visible = new StringBuilder();
        for (String grapheme : Widths.graphemes(text)) {
            visible.append(grapheme(grapheme));
        }
        return visible.toString();
    }

    private static String grapheme(String grapheme) {
        if (grapheme.equals(" ")) {
            return grapheme;
        }
        int first = grapheme.codePointAt(0);
        boolean marked = !isMark(first) && grapheme.codePoints().allMatch(Picture::isSafe);
        return marked ? grapheme : Picture.safely(grapheme); // a mark alone gets a circle to stand on
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
