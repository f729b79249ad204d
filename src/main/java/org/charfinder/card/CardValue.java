package org.charfinder.card;

import com.ibm.icu.lang.UCharacter;
import java.util.List;
import java.util.stream.IntStream;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/** A value of a field of a card. */
public sealed interface CardValue {

    /** The value as a text card shows it. */
    @Override
    String toString();

    /**
     * A text.
     *
     * @param text is safe to print
     */
    record Text(String text) implements CardValue {

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Characters that the card refers to.
     *
     * @param characters one code point or several
     * @param name the name, or a label; null if they have neither, as {@code SS}
     */
    record Reference(String characters, @Nullable String name) implements CardValue {

        static Reference to(String characters) {
            return new Reference(
                    characters,
                    CodePoints.isSingle(characters) ? UnicodeNames.labelOf(characters.codePointAt(0)) : null);
        }

        static List<Reference> toEach(IntStream codePoints) {
            return codePoints
                    .mapToObj(codePoint -> to(UCharacter.toString(codePoint)))
                    .toList();
        }

        /**
         * The code points.
         *
         * @return {@code U+00C9}; of several all, a space between two
         */
        public String code() {
            return UnicodeNames.notation(characters);
        }

        /**
         * The characters in a form that is safe to print.
         *
         * @return a mark on a dotted circle, a control as a picture
         */
        public String shown() {
            return Picture.safely(characters);
        }

        /** {@code U+00C9 É LATIN CAPITAL LETTER E WITH ACUTE}, {@code U+0053 U+0053 SS}. */
        @Override
        public String toString() {
            return code() + " " + shown() + (name == null ? "" : " " + name);
        }
    }
}
