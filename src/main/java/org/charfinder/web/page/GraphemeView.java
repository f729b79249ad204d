package org.charfinder.web.page;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.card.Grapheme;
import org.charfinder.card.Grapheme.Flag;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/**
 * The data of the template {@code grapheme}.
 *
 * @param id of the element, if the page links to it
 * @param glyph what the page shows
 * @param title the name, or the code points
 * @param href the address of the card; null if there is none
 * @param parts links to the cards of the code points; empty if the grapheme has a card
 * @param words what a reader may overlook
 * @param endsLine whether a line of the text ends here
 */
record GraphemeView(
        @Nullable String id,
        DisplayText glyph,
        String title,
        @Nullable String href,
        List<Link> parts,
        List<String> words,
        boolean endsLine) {

    /** How many code points have links. Texts exist that pile up thousands of marks. */
    private static final int PARTS = 16;

    /** @param place how many graphemes of the text come before it */
    static GraphemeView of(Grapheme grapheme, int place) {
        String characters = grapheme.characters();
        List<String> words = new ArrayList<>();
        for (Flag flag : grapheme.flags()) {
            words.add(flag == Flag.CONFUSABLE ? "looks like " + grapheme.looksLike() : flag.label());
        }
        int codePoints = characters.codePointCount(0, characters.length());
        if (codePoints > PARTS) {
            words.add(Count.of(codePoints, "code point"));
        }
        String name = grapheme.name();
        return new GraphemeView(
                words.isEmpty() ? null : idAt(place),
                DisplayText.of(characters),
                name == null
                        ? grapheme.code()
                        : DisplayName.of(characters, name).name(),
                grapheme.hasCard() ? Links.card(grapheme.code()) : null,
                grapheme.hasCard() ? List.of() : parts(characters),
                words,
                characters.codePoints().anyMatch(GraphemeView::isLineEnd));
    }

    /** The identifier of a grapheme of which a reader may overlook something. */
    static String idAt(int place) {
        return "at" + place;
    }

    private static List<Link> parts(String characters) {
        return characters
                .codePoints()
                .limit(PARTS)
                .mapToObj(UnicodeNames::notation)
                .map(code -> new Link(code, Links.card(code)))
                .toList();
    }

    private static boolean isLineEnd(int codePoint) {
        return switch (codePoint) {
            case '\n', '\r', 0x85, 0x2028, 0x2029 -> true;
            default -> false;
        };
    }
}
