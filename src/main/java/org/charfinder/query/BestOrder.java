package org.charfinder.query;

import org.charfinder.index.CharacterLookup;
import org.charfinder.query.Expression.AnyOf;
import org.jspecify.annotations.Nullable;

/** Answers texts in {@link Order#BEST}: names of all kinds together, and other readings only if these find nothing. */
final class BestOrder {

    private final CharacterLookup lookup;
    private final OnlyNames onlyNames;
    private final TextReadings readings;
    private final CharacterQueries characters;

    BestOrder(CharacterLookup lookup, OnlyNames onlyNames, TextReadings readings, CharacterQueries characters) {
        this.lookup = lookup;
        this.onlyNames = onlyNames;
        this.readings = readings;
        this.characters = characters;
    }

    /**
     * Adds the matches of a text that the tiers do not have yet.
     *
     * @param visible the text without ignorable characters
     */
    void add(String text, String visible, Tiers tiers, QueryResult result) throws QueryException {
        BestFirst best = new BestFirst(lookup, tiers);
        best.putCapitalsLast(visible);
        if (onlyNames.has(visible)) {
            onlyNames.add(visible, tiers);
            return;
        }
        boolean name = readings.isMisleadingName(visible);
        @Nullable AnyOf expression = null;
        try {
            expression = name ? AnyOf.words(visible) : readings.expression(visible);
        } catch (FilterException e) {
            throw e;
        } catch (QueryException e) {
            addText(visible, best, tiers, result);
            if (isEmpty(tiers, result)) {
                throw e;
            }
            return;
        }
        if (expression != null && expression.hasFilter()) {
            best.addMatches(expression);
        } else if (!name && characters.isSeveralLetters(visible)) {
            best.addTyped(visible);
            if (isEmpty(tiers, result)) {
                new CodePointMatches(lookup, result).addCharacters(text);
            }
        } else {
            readings.addShortcodes(visible, tiers);
            addNamed(visible, expression, best);
            addOthers(text, visible, expression, best, tiers, result);
        }
    }

    /** Adds what a text finds that is no expression: what no operator can have is text. */
    private void addText(String visible, BestFirst best, Tiers tiers, QueryResult result) throws QueryException {
        best.addWords(best.addWholeNames(visible, null));
        if (isEmpty(tiers, result)) {
            readings.addNumbers(visible, result);
        }
    }

    private static void addNamed(String visible, @Nullable AnyOf expression, BestFirst best) {
        @Nullable String keyword = expression == null ? null : expression.keyword();
        QueryWords words = best.addWholeNames(keyword == null ? visible : keyword, expression);
        if (expression != null && !expression.isWords()) {
            best.addMatches(expression);
        } else {
            best.addWords(words);
        }
    }

    /** Adds what the text is otherwise, if no name has its words; at last what is close to them. */
    private void addOthers(
            String text, String visible, @Nullable AnyOf expression, BestFirst best, Tiers tiers, QueryResult result)
            throws QueryException {
        if (isEmpty(tiers, result)) {
            readings.addNumbers(visible, result);
        }
        if (isEmpty(tiers, result)) {
            readings.addNotations(visible, result);
        }
        if (isEmpty(tiers, result) && characters.isListed(visible)) {
            new CodePointMatches(lookup, result).addCharacters(text);
        }
        if (!isEmpty(tiers, result) || (expression != null && !expression.isWords())) {
            return;
        }
        readings.refuseMistypedFilter(visible);
        best.addClosest(visible);
        if (isEmpty(tiers, result) && expression != null) {
            readings.suggest(visible, result);
        }
    }

    private static boolean isEmpty(Tiers tiers, QueryResult result) {
        return tiers.isEmpty() && result.total() == 0;
    }
}
