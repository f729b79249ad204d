package org.charfinder.pick;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of the screen: texts, each in a style.
 *
 * @param spans from left to right
 */
record Line(List<Span> spans) {

    /** What a text is, which decides how it looks. */
    enum Style {
        PLAIN,
        PROMPT,
        QUIET,
        MARK,
        SELECTED,
        HEAD
    }

    /** A text in one style, safe to print. */
    record Span(String text, Style style) {}

    Line {
        spans = List.copyOf(spans);
    }

    /** Without styles. */
    String text() {
        StringBuilder all = new StringBuilder();
        spans.forEach(span -> all.append(span.text));
        return all.toString();
    }

    /** Puts a line together that has a number of columns. What is beyond them is cut. */
    static final class Builder {
        private final Widths widths;
        private final int columns;
        private final List<Span> spans = new ArrayList<>();
        private int column;

        Builder(Widths widths, int columns) {
            this.widths = widths;
            this.columns = columns;
        }

        int column() {
            return column;
        }

        /** Adds a text, as much of it as there is room for. */
        Builder add(String text, Style style) {
            return add(text, style, columns - column);
        }

        /** Adds a text, in so many columns at most. */
        Builder add(String text, Style style, int most) {
            String clipped = widths.clip(text, Math.max(0, Math.min(most, columns - column)));
            if (!clipped.isEmpty()) {
                spans.add(new Span(clipped, style));
                column += widths.of(clipped);
            }
            return this;
        }

        /** Adds spaces up to a column. */
        Builder spaceTo(int wanted, Style style) {
            int end = Math.min(wanted, columns);
            if (end > column) {
                spans.add(new Span(" ".repeat(end - column), style));
                column = end;
            }
            return this;
        }

        Line build() {
            return new Line(spans);
        }
    }
}
