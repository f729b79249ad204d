package org.charfinder.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.HanFilter;
import org.charfinder.index.Runs;
import org.charfinder.index.TermLookup;
import org.charfinder.query.Expression.AllOf;
import org.charfinder.query.Expression.AnyOf;
import org.charfinder.query.Expression.Keyword;
import org.charfinder.query.Expression.Phrase;
import org.charfinder.query.Expression.Signs;
import org.charfinder.query.Expression.Words;
import org.charfinder.unicode.WhiteSpace;
import org.jspecify.annotations.Nullable;

/**
 * A query of the language, as a tree. Its string is a query that parses to an equal tree, if it has no quotation mark
 * that is text: whether a mark is text depends on what follows it, and the string has excluded terms last.
 *
 * <pre>
 *   any of      all of  |  all of ...
 *   all of      term term -term ...
 *   term        words  beginning*  "a phrase"  keyword:name  block:value  meaning:value  like:a
 * </pre>
 */
sealed interface Expression permits AnyOf, AllOf, Words, Phrase, Keyword, Signs, FilterExpression {

    /**
     * Finds the characters that match.
     *
     * @param lookup knows all characters
     * @param words looks words up
     * @return null if there is no word in the expression
     */
    @Nullable
    Runs find(CharacterLookup lookup, TermLookup words);

    /** The filters of ideographs in it that are not excluded. */
    default List<HanFilter> ideographs() {
        return List.of();
    }

    /** Whether there is a filter in it. */
    default boolean hasFilter() {
        return false;
    }

    /** The same expression that finds only the best of the ideographs with a meaning; see {@link HanFilter#best}. */
    default Expression best(int ranks) {
        return this;
    }

    /** Whether a char ends a term that has no quotation marks around it. */
    static boolean endsTerm(char c) {
        return c == '|' || WhiteSpace.contains(c);
    }

    /** Matches what any of some expressions matches. */
    record AnyOf(List<AllOf> alternatives) implements Expression {

        /** Matches what has all words of a text. */
        static AnyOf words(String text) {
            return new AnyOf(List.of(new AllOf(List.of(new Words(text, false)), List.of())));
        }

        /** Whether the expression is only words in any order. */
        boolean isWords() {
            return alternatives.size() == 1
                    && alternatives.get(0).excluded.isEmpty()
                    && alternatives.get(0).wanted.stream().allMatch(term -> term instanceof Words words && !words.open);
        }

        /** The text behind {@code keyword:}, if the expression is nothing else; else null. */
        @Nullable
        String keyword() {
            AllOf first = alternatives.get(0);
            boolean alone = alternatives.size() == 1 && first.wanted.size() == 1 && first.excluded.isEmpty();
            if (!alone || !(first.wanted.get(0) instanceof Keyword keyword)) {
                return null;
            }
            if (keyword.names instanceof Signs signs) {
                return signs.text;
            }
            return keyword.names instanceof Words words ? words.text : null;
        }

        @Override
        public @Nullable Runs find(CharacterLookup lookup, TermLookup words) {
            List<Runs> found = new ArrayList<>();
            for (AllOf alternative : alternatives) {
                Runs more = alternative.find(lookup, words);
                if (more != null) {
                    found.add(more);
                }
            }
            return found.isEmpty() ? null : Runs.union(found);
        }

        @Override
        public List<HanFilter> ideographs() {
            return alternatives.stream()
                    .flatMap(alternative -> alternative.ideographs().stream())
                    .toList();
        }

        @Override
        public boolean hasFilter() {
            return alternatives.stream().anyMatch(AllOf::hasFilter);
        }

        @Override
        public AnyOf best(int ranks) {
            return new AnyOf(alternatives.stream()
                    .map(alternative -> alternative.best(ranks))
                    .toList());
        }

        @Override
        public String toString() {
            return alternatives.stream().map(AllOf::toString).collect(Collectors.joining(" | "));
        }
    }

    /** Matches what all of some expressions match, and none of others; without the former, all but the latter. */
    record AllOf(List<Expression> wanted, List<Expression> excluded) implements Expression {
        @Override
        public @Nullable Runs find(CharacterLookup lookup, TermLookup words) {
            @Nullable Runs found = null;
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
        public List<HanFilter> ideographs() {
            return wanted.stream().flatMap(term -> term.ideographs().stream()).toList();
        }

        @Override
        public boolean hasFilter() {
            return Stream.concat(wanted.stream(), excluded.stream()).anyMatch(Expression::hasFilter);
        }

        @Override
        public AllOf best(int ranks) {
            return new AllOf(wanted.stream().map(term -> term.best(ranks)).toList(), excluded);
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
     * Matches words in any order.
     *
     * @param text without white space
     * @param open whether the last word is only the beginning of one
     */
    record Words(String text, boolean open) implements Expression {
        @Override
        public @Nullable Runs find(CharacterLookup lookup, TermLookup words) {
            return words.find(text, open);
        }

        @Override
        public String toString() {
            return text + (open ? "*" : "");
        }
    }

    /**
     * Matches words in this order, with nothing between them.
     *
     * @param open whether the last word is only the beginning of one
     */
    record Phrase(String text, boolean open) implements Expression {
        @Override
        public @Nullable Runs find(CharacterLookup lookup, TermLookup words) {
            return words.findPhrase(text, open);
        }

        @Override
        public String toString() {
            return '"' + text + (open ? "*" : "") + '"';
        }
    }

    /**
     * A whole other name without a word, as {@code ->} is one. It has no words to be matched by; see
     * {@link AnyOf#keyword}.
     */
    record Signs(String text) implements Expression {
        @Override
        public @Nullable Runs find(CharacterLookup lookup, TermLookup words) {
            return null;
        }

        @Override
        public String toString() {
            return text.chars().anyMatch(c -> endsTerm((char) c)) ? '"' + text + '"' : text;
        }
    }

    /** Matches words, a phrase or signs of other names. */
    record Keyword(Expression names) implements Expression {
        @Override
        public @Nullable Runs find(CharacterLookup lookup, TermLookup words) {
            return names.find(lookup, words.otherNames());
        }

        @Override
        public String toString() {
            return "keyword:" + names;
        }
    }
}
