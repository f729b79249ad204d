package org.charfinder.web.page;

import com.ibm.icu.lang.UCharacter;
import java.util.List;
import java.util.stream.IntStream;
import org.charfinder.card.Card;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/**
 * The data of the template {@code card}. The template leaves out what is null.
 *
 * @param code the code points, as {@code U+265C}
 * @param glyph what the page shows for the characters
 * @param name the name, or a label
 * @param copies the texts to copy
 * @param entries the fields
 * @param previous the code point before; null for a sequence and for the first code point
 * @param next the code point after; null for a sequence and for the last code point
 * @param neighbours the column of the code chart; null for a sequence
 */
record CardView(
        String code,
        DisplayText glyph,
        String name,
        CopyTexts copies,
        List<CardFieldView> entries,
        @Nullable Neighbour previous,
        @Nullable Neighbour next,
        @Nullable List<Neighbour> neighbours) {

    /** The number of code points in a column of Unicode's code charts. */
    private static final int COLUMN = 16;

    /**
     * A link to another card.
     *
     * @param code the code point, as {@code U+265C}
     * @param href the address of the card
     * @param glyph what the page shows for the character
     * @param name the name, or a label
     * @param isThis whether this is the character of the card itself
     */
    record Neighbour(String code, String href, DisplayText glyph, String name, boolean isThis) {

        static Neighbour of(int codePoint, int card) {
            String code = UnicodeNames.notation(codePoint);
            return new Neighbour(
                    code,
                    Links.card(code),
                    DisplayText.of(UCharacter.toString(codePoint)),
                    UnicodeNames.labelOf(codePoint),
                    codePoint == card);
        }
    }

    /** @param isListed whether filters such as {@code block:} find the character */
    static CardView of(Card card, boolean isListed) {
        String characters = card.characters();
        CopyTexts copies = CopyTexts.of(card.code(), characters);
        DisplayText glyph = DisplayText.of(characters);
        List<CardFieldView> entries = card.fields().stream()
                .map(field -> CardFieldView.of(field, isListed))
                .toList();
        int codePoint = characters.codePointAt(0);
        if (Character.charCount(codePoint) < characters.length()) {
            return new CardView(card.code(), glyph, card.name(), copies, entries, null, null, null);
        }
        int first = codePoint - codePoint % COLUMN;
        return new CardView(
                card.code(),
                glyph,
                card.name(),
                copies,
                entries,
                codePoint == 0 ? null : Neighbour.of(codePoint - 1, codePoint),
                codePoint == Character.MAX_CODE_POINT ? null : Neighbour.of(codePoint + 1, codePoint),
                IntStream.range(first, first + COLUMN)
                        .mapToObj(i -> Neighbour.of(i, codePoint))
                        .toList());
    }

    /** The search box is empty. */
    String query() {
        return "";
    }

    String title() {
        return code + " " + name + " – charfinder";
    }
}
