package org.charfinder.query;

import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Folding;
import org.charfinder.index.Runs;
import org.charfinder.index.TermLookup;
import org.charfinder.query.Expression.AnyOf;
import org.charfinder.query.QueryResult.Kind;
import org.jspecify.annotations.Nullable;

/** Answers texts in {@link Order#CODE}: the first reading of the text that finds something gives the result. */
final class CodeOrder {

    private final CharacterLookup lookup;
    private final TextReadings readings;
    private final CharacterQueries characters;

    CodeOrder(CharacterLookup lookup, TextReadings readings, CharacterQueries characters) {
        this.lookup = lookup;
        this.readings = readings;
        this.characters = characters;
    }

    /**
     * Adds the matches of a text.
     *
     * @param visible the text without ignorable characters
     */
    void add(String text, String visible, Tiers tiers, QueryResult result) throws QueryException {
        @Nullable AnyOf expression;
        try {
            expression = readings.expression(text);
        } catch (QueryException e) {
            readings.addNumbers(visible, result); // a query may have more numbers than terms
            if (result.total() == 0) {
                throw e;
            }
            return;
        }
        if (expression != null && addMatches(expression, tiers, result)) {
            return;
        }
        if (!visible.equals(text)) {
            expression = readings.expression(visible);
            if (expression != null && addMatches(expression, tiers, result)) {
                return;
            }
        }
        readings.addNumbers(visible, result);
        if (result.total() > 0) {
            return;
        }
        if (characters.isListed(visible)) { // never with a filter, whose field has letters
            new CodePointMatches(lookup, result).addCharacters(text);
            return;
        }
        boolean words = expression != null && expression.isWords();
        if (words) {
            readings.refuseMistypedFilter(visible);
        }
        readings.addShortcodes(visible, tiers);
        addWholeNames(visible, expression, tiers);
        if (result.total() == 0) {
            readings.addNotations(visible, result);
        }
        if (result.total() == 0 && words) {
            readings.suggest(visible, result);
        }
    }

    /** Adds the characters whose whole name in a vocabulary, or another name, is a text. */
    private void addWholeNames(String text, @Nullable AnyOf expression, Tiers tiers) {
        @Nullable String keyword = expression == null ? null : expression.keyword();
        String name = keyword == null ? text : keyword;
        if (!isAbbreviation(name)) {
            BestFirst best = new BestFirst(lookup, tiers);
            QueryWords words = best.addWholeNames(name, readings.isMisleadingName(text) ? null : expression);
            if (tiers.isEmpty()) {
                best.addUmlauts(words);
            }
        }
    }

    /**
     * Whether the different words of a query have one letter or two together, as {@code qq qq} has: it stays without an
     * answer if no name has them.
     */
    static boolean isAbbreviation(String visible) {
        int letters = Folding.words(visible).stream()
                .distinct()
                .mapToInt(String::length)
                .sum();
        return letters == 1 || letters == 2;
    }

    /** Adds what an expression finds by names; if that is nothing, what it finds by other names. */
    private boolean addMatches(AnyOf expression, Tiers tiers, QueryResult result) {
        TermLookup names = lookup.names();
        return addMatches(Kind.NAMES, expression.find(lookup, names), tiers, result)
                || addMatches(Kind.OTHER_NAMES, expression.find(lookup, names.otherNames()), tiers, result);
    }

    private static boolean addMatches(Kind kind, @Nullable Runs found, Tiers tiers, QueryResult result) {
        if (found == null || found.count() == 0) {
            return false;
        }
        result.add(kind, found);
        tiers.skip(found);
        return true;
    }
}
