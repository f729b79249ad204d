package org.charfinder.web.page;

import com.ibm.icu.lang.UCharacter;
import java.util.List;
import org.charfinder.unicode.UnicodeNames;

/**
 * Some characters of one kind, on the page without a query.
 *
 * @param name what they are
 * @param href the address of more of them
 * @param items the characters
 */
record Shelf(String name, String href, List<Item> items) {

    /** What users look for most often. */
    static final List<Shelf> ALL = List.of(
            Shelf.of("Arrows", "arrow", "←↑→↓↔⇐⇒⇔↦⟶"),
            Shelf.of("Mathematics", "category:Sm", "≠≈≤≥±×√∞∑∈"),
            Shelf.of("Currency", "category:Sc", "€£¥¢₹₩₽₺₫₿"),
            Shelf.of("Punctuation", "category:P", "–—…•“”‘’«»"),
            Shelf.of("Stars and marks", "star", "★☆✓✗✦♥♦♠♣☀"),
            Shelf.of("Greek letters", "script:greek letter", "αβγδελμπσω"),
            Shelf.of("Fractions and small digits", "superscript | subscript | fraction", "½⅓¼¾²³ⁿ₂°‰"),
            Shelf.of("Latin letters", "script:latin letter", "éñüßæøłçšð"),
            Shelf.of(
                    "Invisible",
                    "category:Cf | category:Zs",
                    "\u00A0\u00AD\u200B\u200C\u200D\u200E\u200F\u2003\u202F\u2060"));

    /**
     * A character.
     *
     * @param href the address of its card
     * @param name its name
     * @param glyph what the page shows for it
     */
    record Item(String href, String name, DisplayText glyph) {

        static Item of(int codePoint) {
            return new Item(
                    Links.card(UnicodeNames.notation(codePoint)),
                    UnicodeNames.labelOf(codePoint),
                    DisplayText.of(UCharacter.toString(codePoint)));
        }
    }

    private static Shelf of(String name, String query, String characters) {
        return new Shelf(
                name,
                Links.results(query),
                characters.codePoints().mapToObj(Item::of).toList());
    }
}
