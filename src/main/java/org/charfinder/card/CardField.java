package org.charfinder.card;

import java.util.List;

/**
 * A line of a card, or several with one label.
 *
 * @param label {@code block}; at most 10 characters
 * @param values at least one; exactly one if the shape is {@link Shape#TEXT}
 * @param shape what the values are, which decides how they are laid out
 */
public record CardField(String label, List<CardValue> values, Shape shape) {

    static final int LONGEST_LABEL = 10;

    /** What the values are. */
    public enum Shape {
        /** A single value. */
        TEXT,
        /** Short texts, a comma between two: other names. */
        NAMES,
        /** Short texts with spaces between, since they may contain commas: several escapes of the same characters. */
        FORMS,
        /** Characters, a line each: {@code U+00C9 É LATIN CAPITAL LETTER E WITH ACUTE}. */
        CHARACTERS,
        /** The same, but a layout may show only the first of them. */
        MANY
    }

    /**
     * Checks the values.
     *
     * @param label at most 10 characters
     * @param values at least one
     * @param shape what the values are
     * @throws IllegalArgumentException if there is no value, or more than one in a field of shape TEXT
     */
    public CardField {
        values = List.copyOf(values);
        if (values.isEmpty() || (shape == Shape.TEXT && values.size() > 1)) {
            throw new IllegalArgumentException(
                    "a field of shape " + shape + " can't have " + values.size() + " values");
        }
    }

    static CardField text(String label, String text) {
        return single(label, new CardValue.Text(text));
    }

    static CardField single(String label, CardValue value) {
        return new CardField(label, List.of(value), Shape.TEXT);
    }

    static CardField texts(String label, List<String> texts, Shape shape) {
        return new CardField(
                label, texts.stream().<CardValue>map(CardValue.Text::new).toList(), shape);
    }

    /** @param shape CHARACTERS or MANY */
    static CardField characters(String label, List<CardValue.Reference> references, Shape shape) {
        return new CardField(label, List.copyOf(references), shape);
    }
}
