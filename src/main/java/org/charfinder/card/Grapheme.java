package org.charfinder.card;

import java.util.Locale;
import java.util.Set;
import org.charfinder.json.JsonObject;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/**
 * A user-perceived character of a text (Unicode Standard Annex #29). Any thread may call.
 *
 * @param characters one code point or several
 * @param name of the code point or of the emoji; null for other sequences
 * @param hasCard whether {@link Card#of(String, CharacterNames)} knows it as a whole
 * @param flags what a reader may overlook
 * @param looksLike the ASCII characters that it is easily taken for; null if there are none
 */
public record Grapheme(
        String characters,
        @Nullable String name,
        boolean hasCard,
        Set<Flag> flags,
        @Nullable String looksLike) {

    /** What a reader may overlook. */
    public enum Flag {
        /** Has no shape, or is white space other than a plain space, a tab and line ends. */
        INVISIBLE,
        /** Changes the direction of the text (Unicode Standard Annex #9). */
        BIDIRECTIONAL,
        /** Is easily taken for ASCII characters (Unicode Technical Standard #39). */
        CONFUSABLE;

        /**
         * The name in JSON.
         *
         * @return in lower case
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The code points.
     *
     * @return {@code U+0065 U+0302}
     */
    public String code() {
        return UnicodeNames.notation(characters);
    }

    /**
     * The grapheme as JSON.
     *
     * @return an object on one line: {@code code}, {@code char}, {@code shown}, {@code name}, {@code flags}, {@code
     *     looks_like} and {@code code_points}, an array of objects with {@code code} and {@code name}
     */
    public String toJson() {
        JsonObject json = new JsonObject()
                .text("code", code())
                .text("char", characters)
                .text("shown", Picture.safely(characters))
                .text("name", name)
                .texts("flags", flags.stream().map(Flag::label).toList())
                .text("looks_like", looksLike);
        String before = "[";
        StringBuilder parts = new StringBuilder();
        for (int codePoint : characters.codePoints().toArray()) {
            parts.append(before)
                    .append(new JsonObject()
                            .text("code", UnicodeNames.notation(codePoint))
                            .text("name", UnicodeNames.labelOf(codePoint)));
            before = ",";
        }
        return json.value("code_points", parts.append(']')).toString();
    }

    /**
     * Whether it is one code point.
     *
     * @return false for a sequence
     */
    public boolean isSingle() {
        return CodePoints.isSingle(characters);
    }
}
