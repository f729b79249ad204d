package org.charfinder.query;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Runs;
import org.charfinder.index.TermLookup;

/**
 * A query of the language, as a tree. Its text is a query that reads as the same tree.
 *
 * <pre>
 *   any of      all of  |  all of ...
 *   all of      term term -term ...
 *   term        words  beginning*  "a phrase"  keyword:name  block:value  script:value  category:value  age:value
 * </pre>
 */
sealed interface Expression {

    /**
     * The characters that it describes.
     *
     * @param lookup knows all characters
     * @param words what a word is looked up in
     * @return null if it says nothing, because there is no word in it
     */
    Runs find(CharacterLookup lookup, TermLookup words);

    /** What any of some expressions describes. */
    record AnyOf(List<AllOf> alternatives) implements Expression {

        /** All words of a text, which may hold anything. */
        static AnyOf words(String text) {
            return new AnyOf(List.of(new AllOf(List.of(new Words(text, false)), List.of())));
        }

        /** Whether it is no more than words in any order. */
        boolean isWords() {
            return alternatives.size() == 1
                    && alternatives.get(0).excluded.isEmpty()
                    && alternatives.get(0).wanted.stream().allMatch(term -> term instanceof Words words && !words.open);
        }

        @Override
        public Runs find(CharacterLookup lookup, TermLookup words) {
            Runs found = null;
            for (AllOf alternative : alternatives) {
                Runs more = alternative.find(lookup, words);
                if (more != null) {
                    found = found == null ? more : Runs.union(found, more);
                }
            }
            return found;
        }

        @Override
        public String toString() {
            return alternatives.stream().map(AllOf::toString).collect(Collectors.joining(" | "));
        }
    }

    /** What all of some expressions describe, and none of others. Without the former: all but the latter. */
    record AllOf(List<Expression> wanted, List<Expression> excluded) implements Expression {
        @Override
        public Runs find(CharacterLookup lookup, TermLookup words) {
            Runs found = null;
            for (Expression term : wanted) {
                Runs more = term.find(lookup, words);
                if (more != null) {
                    found = found == null ? more : Runs.intersection(found, more);
                }
            }
            for (Expression term : excluded) {
                Runs less = term.find(lookup, words);
                if (less != null) {
                    found = Runs.difference(found == null ? lookup.everything() : found, less);
                }
            }
            return found;
        }

        @Override
        public String toString() {
            return Stream.concat(
                            wanted.stream().map(Expression::toString),
                            excluded.stream().map(term -> "-" + term))
                    .collect(Collectors.joining(" "));
        }
    }

    /**
     * Words in any order.
     *
     * @param text without white space
     * @param open whether the last word is only the beginning of one
     */
    record Words(String text, boolean open) implements Expression {
        @Override
        public Runs find(CharacterLookup lookup, TermLookup words) {
            return words.find(text, open);
        }

        @Override
        public String toString() {
            return text + (open ? "*" : "");
        }
    }

    /**
     * Words in this order, with nothing between them.
     *
     * @param open whether the last word is only the beginning of one
     */
    record Phrase(String text, boolean open) implements Expression {
        @Override
        public Runs find(CharacterLookup lookup, TermLookup words) {
            return words.findPhrase(text, open);
        }

        @Override
        public String toString() {
            return '"' + text + (open ? "*" : "") + '"';
        }
    }

    /** Words, or a phrase, of other names. */
    record Keyword(Expression names) implements Expression {
        @Override
        public Runs find(CharacterLookup lookup, TermLookup words) {
            return names.find(lookup, words.otherNames());
        }

        @Override
        public String toString() {
            return "keyword:" + names;
        }
    }

    /**
     * Characters that have any of some values of a property.
     *
     * @param text as it was asked for
     * @param entries of the index
     */
    record Filter(String text, List<String> entries) implements Expression {
        @Override
        public Runs find(CharacterLookup lookup, TermLookup words) {
            return words.having(entries);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
