package org.charfinder.query;

import java.util.List;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Expression.AnyOf;
import org.jspecify.annotations.Nullable;

/** What a query may mean that is neither one character nor codes: parts that both orders share. */
final class TextReadings {

    private final UnicodeNameIndex index;
    private final CharacterLookup lookup;
    private @Nullable Suggester suggester; // null until a query finds nothing

    TextReadings(UnicodeNameIndex index, CharacterLookup lookup) {
        this.index = index;
        this.lookup = lookup;
    }

    /** A query as an expression; null if there is no word in it. */
    @Nullable
    AnyOf expression(String query) throws QueryException {
        return lookup.isMisleadingName(query) ? AnyOf.words(query) : ExpressionParser.parse(index, query);
    }

    /** Whether a query is a name, in Unicode or elsewhere, that would be read as something else. */
    boolean isMisleadingName(String query) {
        return lookup.isMisleadingName(query) || lookup.wholeNames().isMisleading(query);
    }

    /** Adds what a query is as numbers without a prefix, in each way in which it can be read. */
    void addNumbers(String query, QueryResult result) throws QueryException {
        CodePointMatches matches = new CodePointMatches(lookup, result);
        for (CodePointRanges reading : BareNumbers.read(query)) {
            matches.addCodes(reading);
        }
    }

    /** Suggests other queries for one that finds nothing. */
    void suggest(String query, QueryResult result) {
        result.markCostly();
        Suggester made = suggester == null ? new Suggester(lookup) : suggester;
        suggester = made;
        List<Suggestion> suggestions = made.of(query);
        result.suggest(suggestions.isEmpty() ? OtherNameSuggestions.of(query, lookup.names()) : suggestions);
    }
}
