package org.charfinder.web.page;

import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.ControlNames;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/**
 * What a page calls characters.
 *
 * @param name the name; of a control its alias, as {@code LINE FEED (LF)}; otherwise a label
 * @param label the label of a control, as {@code <control-000A>}; null for all else
 */
record DisplayName(String name, @Nullable String label) {

    /** @param name the name or the label that the Standard has for the characters */
    static DisplayName of(String characters, String name) {
        int codePoint = characters.codePointAt(0);
        return CodePoints.isSingle(characters) && UnicodeNames.isControl(codePoint)
                ? new DisplayName(ControlNames.of(codePoint), name)
                : new DisplayName(name, null);
    }
}
