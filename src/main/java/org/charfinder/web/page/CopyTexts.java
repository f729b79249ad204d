package org.charfinder.web.page;

import org.charfinder.unicode.Escapes;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/**
 * The texts that the copy buttons of a row or a card copy. A form that does not exist is null: then there is no button
 * for it.
 *
 * @param code the code points, as {@code U+265C}
 * @param json the characters themselves, as a JSON string without quotation marks, because an attribute can't hold
 *     every character; null for what no clipboard holds: U+0000 and unpaired surrogates
 * @param html a reference
 * @param java escapes in a Java literal
 * @param javascript escapes in a JavaScript literal
 * @param python escapes in a Python literal
 */
record CopyTexts(
        String code,
        @Nullable String json,
        @Nullable String html,
        @Nullable String java,
        @Nullable String javascript,
        @Nullable String python) {

    /**
     * The texts for characters, or for a range of code points without names, which has nothing but its code.
     *
     * @param code as a result line shows it
     * @param characters one code point or several; the first of a range
     */
    static CopyTexts of(String code, String characters) {
        if (!code.equals(UnicodeNames.notation(characters))) {
            return new CopyTexts(code, null, null, null, null, null);
        }
        return new CopyTexts(
                code,
                json(characters),
                Escapes.html(characters),
                Escapes.java(characters),
                Escapes.javaScript(characters),
                Escapes.python(characters));
    }

    /** A text as {@link #json()} has it; null for what no clipboard holds. */
    static @Nullable String json(String text) {
        return text.indexOf(0) < 0 && Escapes.utf8(text) != null ? Escapes.json(text) : null;
    }
}
