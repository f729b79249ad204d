package org.charfinder.web;

import org.charfinder.unicode.Picture;

/**
 * Characters as a page shows them.
 *
 * @param text a mark on a circle, a control as its picture; of what can't be seen, what it is called for short
 * @param isLabel whether it is that
 */
record Glyph(String text, boolean isLabel) {

    static Glyph of(String characters) {
        String shown = Picture.safely(characters);
        boolean isLabel = shown.length() > 2 && shown.startsWith("[") && shown.endsWith("]");
        return new Glyph(isLabel ? shown.substring(1, shown.length() - 1) : shown, isLabel);
    }
}
