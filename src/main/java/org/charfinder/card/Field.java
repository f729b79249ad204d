package org.charfinder.card;

import java.util.List;

/**
 * A line of a card, or several with one label.
 *
 * @param label {@code block}; at most {@value #LONGEST_LABEL} characters
 * @param values at least one; exactly one if the shape is {@link Shape#TEXT}
 */
public record Field(String label, List<String> values, Shape shape) {

    static final int LONGEST_LABEL = 10;

    /** What the values are. */
    public enum Shape {
        /** A single text. */
        TEXT,
        /** Short texts, a comma between two: other names. */
        NAMES,
        /** Short texts with spaces between, which may hold commas: ways to write the same. */
        FORMS,
        /** Characters, a line each: {@code U+00C9 É LATIN CAPITAL LETTER E WITH ACUTE}. */
        CHARACTERS,
        /** The same, of which there may be so many that the first of them will do. */
        MANY
    }

    /** @throws IllegalArgumentException if there is no value, or a second text */
    public Field {
        values = List.copyOf(values);
        if (values.isEmpty() || shape == Shape.TEXT && values.size() > 1) {
            throw new IllegalArgumentException(
                    "a field of shape " + shape + " can't have " + values.size() + " values");
        }
    }

    static Field text(String label, String text) {
        return new Field(label, List.of(text), Shape.TEXT);
    }
}
