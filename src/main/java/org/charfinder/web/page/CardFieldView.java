package org.charfinder.web.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.charfinder.card.CardField;
import org.charfinder.card.CardValue;
import org.jspecify.annotations.Nullable;

/**
 * A field of a card.
 *
 * @param label the label
 * @param values the values
 * @param inLines whether each value has a line of its own
 * @param isWriting whether the values are typed letter by letter, such as escapes in programs and commands of LaTeX
 */
record CardFieldView(String label, List<Value> values, boolean inLines, boolean isWriting) {

    /** The fields that name keys to press. */
    private static final Set<String> KEYS = Set.of("Linux", "macOS", "Windows", "Vim", "Emacs");

    /**
     * A value of a field.
     *
     * @param text the value, or the name of the characters that it refers to
     * @param href the address that the value links to, if any
     * @param code the code points of the characters that the value refers to, if it does
     * @param glyph what the page shows for these characters
     * @param json these characters as {@link CopyTexts#json()}
     * @param isCopied whether users copy the value, which is neither a property nor names keys to press
     */
    record Value(
            String text,
            @Nullable String href,
            @Nullable String code,
            @Nullable String glyph,
            @Nullable String json,
            boolean isCopied) {

        static Value of(String label, CardValue value, boolean isListed, boolean isCopied) {
            if (value instanceof CardValue.Reference reference) {
                return of(reference);
            }
            String text = value.toString();
            return new Value(text, isListed ? filter(label, text) : null, null, null, null, isCopied);
        }

        private static Value of(CardValue.Reference reference) {
            String name = reference.name();
            return new Value(
                    name == null ? "" : name,
                    name == null ? null : Links.card(reference.code()), // SS, of ß, has no card
                    reference.code(),
                    reference.shown(),
                    CopyTexts.json(reference.characters()),
                    false);
        }

        /** The address of all characters that have the same property; null if no filter finds them. */
        private static @Nullable String filter(String label, String value) {
            return switch (label) {
                case "block" -> catalogued(Catalogue.Kind.BLOCKS, value);
                case "script" -> catalogued(Catalogue.Kind.SCRIPTS, value);
                case "category" -> catalogued(Catalogue.Kind.CATEGORIES, value.replaceFirst(" \\(.*", ""));
                case "width" -> results(label, value.replaceFirst(".*\\((.*)\\)", "$1"));
                case "bidi class" -> results("bidi", value.replaceFirst(".*\\((.*)\\)", "$1"));
                case "number" -> results("numeric", value);
                case "radical" -> results(label, value.substring(0, value.indexOf(' ')));
                case "strokes", "pinyin", "on", "kun" -> results(label, value);
                case "age" -> results(label, value.replaceFirst("Unicode ", ""));
                default -> null;
            };
        }

        private static String catalogued(Catalogue.Kind kind, String name) {
            return kind.path() + "/" + name.toLowerCase(Locale.ROOT).replace(' ', '-');
        }

        private static String results(String property, String value) {
            return Links.results(property + ":" + value.toLowerCase(Locale.ROOT));
        }
    }

    /** @param isListed whether filters such as {@code block:} find the character */
    static CardFieldView of(CardField field, boolean isListed) {
        boolean lines = field.shape() == CardField.Shape.CHARACTERS || field.shape() == CardField.Shape.MANY;
        boolean isWriting = field.shape() == CardField.Shape.FORMS || isProperName(field.label());
        boolean isCopied = isWriting && !KEYS.contains(field.label());
        return new CardFieldView(
                field.label(),
                field.values().stream()
                        .map(value -> Value.of(field.label(), value, isListed, isCopied))
                        .toList(),
                lines,
                isWriting);
    }

    private static boolean isProperName(String label) {
        return label.chars().anyMatch(Character::isUpperCase); // macOS, too
    }
}
