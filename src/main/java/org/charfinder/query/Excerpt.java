package org.charfinder.query;

import org.charfinder.unicode.Repr;

/** Parts of queries in messages. */
final class Excerpt {

    private static final int LONGEST = 40;

    private Excerpt() {}

    /** A text in quotation marks, as it can be shown; its first characters and an ellipsis if it is long. */
    static String of(CharSequence text) {
        StringBuilder quoted = new StringBuilder();
        Repr.append(quoted, text.length() > LONGEST ? text.subSequence(0, LONGEST) + "..." : text);
        return '"' + quoted.substring(1, quoted.length() - 1) + '"';
    }
}
