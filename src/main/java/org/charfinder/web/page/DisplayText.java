package org.charfinder.web.page;

import org.charfinder.unicode.Picture;

/**
 * What a page shows for characters.
 *
 * @param text the characters if they are visible; a combining mark on a dotted circle; a control as its picture;
 *     otherwise a short label
 * @param isLabel whether the text is a label
 */
record DisplayText(String text, boolean isLabel) {

    static DisplayText of(String characters) {
        String shown = Picture.safely(characters);
        boolean isLabel = shown.length() > 2 && shown.startsWith("[") && shown.endsWith("]");
        return new DisplayText(isLabel ? shown.substring(1, shown.length() - 1) : shown, isLabel);
    }
}
