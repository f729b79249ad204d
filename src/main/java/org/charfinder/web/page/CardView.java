package org.charfinder.web.page;

import com.ibm.icu.lang.UCharacter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.charfinder.card.Card;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/**
 * The data of the template {@code card}. The template leaves out what is null.
 *
 * @param query what found the card; empty if nothing did
 * @param view how the client wants to see the results, which the search box keeps; null if it has not said so
 * @param code the code points, as {@code U+265C}
 * @param glyph what the page shows for the characters
 * @param name the name, or a label
 * @param label the label of a control, which stands beside its name
 * @param copies the texts to copy
 * @param entries the fields
 * @param languages the names in other languages
 * @param previous the code point before; null for a sequence and for the first code point
 * @param next the code point after; null for a sequence and for the last code point
 * @param neighbours the column of the code chart; null for a sequence
 */
record CardView(
        String query,
        @Nullable String view,
        String code,
        DisplayText glyph,
        String name,
        @Nullable String label,
        CopyTexts copies,
        List<CardFieldView> entries,
        List<Language> languages,
        @Nullable Neighbour previous,
        @Nullable Neighbour next,
        @Nullable List<Neighbour> neighbours) {

    /** The number of code points in a column of Unicode's code charts. */
    private static final int COLUMN = 16;

    /** The labels of the fields that summarize the card. */
    private static final Set<String> SUMMARY = Set.of("meaning", "keywords", "block", "category", "age");

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
            String character = UCharacter.toString(codePoint);
            return new Neighbour(
                    code,
                    Links.card(code),
                    DisplayText.of(character),
                    DisplayName.of(character, UnicodeNames.labelOf(codePoint)).name(),
                    codePoint == card);
        }
    }

    /**
     * Names in a language.
     *
     * @param name what the language is called in English
     * @param code its tag (BCP 47)
     * @param names separated by commas
     */
    record Language(String name, String code, String names) {

        static Language of(Map.Entry<String, List<String>> names) {
            String code = names.getKey();
            return new Language(
                    Locale.forLanguageTag(code).getDisplayName(Locale.ENGLISH),
                    code,
                    String.join(", ", names.getValue()));
        }
    }

    /**
     * The view of a card.
     *
     * @param isListed whether filters such as {@code block:} find the character
     * @param elsewhere the names in other languages, by the codes of these
     * @param query what found the card; empty if nothing did
     * @param view how the client wants to see the results; null if it has not said so
     */
    static CardView of(
            Card card, boolean isListed, Map<String, List<String>> elsewhere, String query, @Nullable String view) {
        List<Language> languages =
                elsewhere.entrySet().stream().map(Language::of).toList();
        String characters = card.characters();
        CopyTexts copies = CopyTexts.of(card.code(), characters);
        DisplayText glyph = DisplayText.of(characters);
        DisplayName name = DisplayName.of(characters, card.name());
        List<CardFieldView> entries = card.fields().stream()
                .map(field -> CardFieldView.of(field, isListed))
                .toList();
        int codePoint = characters.codePointAt(0);
        if (Character.charCount(codePoint) < characters.length()) {
            return new CardView(
                    query, view, card.code(), glyph, name.name(), null, copies, entries, languages, null, null, null);
        }
        int first = codePoint - codePoint % COLUMN;
        return new CardView(
                query,
                view,
                card.code(),
                glyph,
                name.name(),
                name.label(),
                copies,
                entries,
                languages,
                codePoint == 0 ? null : Neighbour.of(codePoint - 1, codePoint),
                codePoint == Character.MAX_CODE_POINT ? null : Neighbour.of(codePoint + 1, codePoint),
                IntStream.range(first, first + COLUMN)
                        .mapToObj(i -> Neighbour.of(i, codePoint))
                        .toList());
    }

    /** The fields, by what users look for. */
    List<CardGroup> groups() {
        return CardGroup.of(entries);
    }

    /** The address of the results where the card was found, if it was. */
    @Nullable
    String results() {
        return query.isEmpty() ? null : Links.results(query, 0, view);
    }

    /** The address of the card alone. */
    String canonical() {
        return Links.card(code);
    }

    /** {@code ♜ BLACK CHESS ROOK U+265C}. */
    String title() {
        return (glyph.isLabel() ? "" : glyph.text() + " ") + name + " " + code;
    }

    /** {@code Miscellaneous Symbols, Other Symbol (So), Unicode 1.1}: what is shown with links to the card. */
    @Nullable
    String summary() {
        String summary = entries.stream()
                .filter(entry -> SUMMARY.contains(entry.label()))
                .flatMap(entry -> entry.values().stream())
                .map(CardFieldView.Value::text)
                .collect(Collectors.joining(", "));
        return summary.isEmpty() ? null : summary;
    }
}
