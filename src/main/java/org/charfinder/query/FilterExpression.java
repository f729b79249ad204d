package org.charfinder.query;

import java.util.List;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.HanFilter;
import org.charfinder.index.Runs;
import org.charfinder.index.TermLookup;
import org.jspecify.annotations.Nullable;

/** A term of a query that filters characters by what they are, and not by what they are called. */
sealed interface FilterExpression extends Expression {

    @Override
    default boolean hasFilter() {
        return true;
    }

    /**
     * Matches characters that have any of some values of a property.
     *
     * @param text the filter as it was typed
     * @param entries of the index
     */
    record Filter(String text, List<String> entries) implements FilterExpression {
        @Override
        public @Nullable Runs find(CharacterLookup lookup, TermLookup words) {
            return words.having(entries);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Matches ideographs by what Unihan says of them.
     *
     * @param text the filter as it was typed
     * @param filter what it asks for
     */
    record Ideographs(String text, HanFilter filter) implements FilterExpression {
        @Override
        public Runs find(CharacterLookup lookup, TermLookup words) {
            return words.having(filter);
        }

        @Override
        public List<HanFilter> ideographs() {
            return List.of(filter);
        }

        @Override
        public Expression best(int ranks) {
            return new Ideographs(text, filter.best(ranks));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Matches what is easily taken for a character.
     *
     * @param text the filter as it was typed
     * @param characters one character, or several as {@code rn}
     */
    record Lookalikes(String text, String characters) implements FilterExpression {
        @Override
        public Runs find(CharacterLookup lookup, TermLookup words) {
            return lookup.lookalikes(characters);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
