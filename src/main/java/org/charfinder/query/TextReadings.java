package org.charfinder.query;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeNameLookup;
import org.charfinder.query.Expression.AnyOf;
import org.charfinder.query.QueryResult.Kind;
import org.jspecify.annotations.Nullable;

/** What a query may mean that is neither one character nor codes: parts that both orders share. */
final class TextReadings {

    private static final Pattern SHORTCODE = Pattern.compile(":[\\w+-]{1,64}:");
    private static final Pattern SHORTCODES = Pattern.compile("\\s*(?:" + SHORTCODE + "\\s*){2,32}");

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

    /** Adds what a query is as numbers behind a label, or without a prefix in each way in which it can be read. */
    void addNumbers(String query, QueryResult result) throws QueryException {
        CodePointMatches matches = new CodePointMatches(lookup, result);
        CodePointRanges labelled = LabelledNumbers.read(query);
        if (labelled != null) {
            matches.addCodes(labelled);
            return;
        }
        for (CodePointRanges reading : BareNumbers.read(query)) {
            matches.addCodes(reading);
        }
    }

    /**
     * Adds what a query is as {@link NumberNotations} or {@link HtmlSequence}. Whole names should be looked for first:
     * {@code u7121} is a shortcode, too, and {@code race} a word.
     */
    void addNotations(String query, QueryResult result) throws QueryException {
        CodePointRanges numbers = NumberNotations.read(query);
        CodePointRanges codes = numbers == null ? HtmlSequence.read(query) : numbers;
        if (codes != null) {
            new CodePointMatches(lookup, result).addCodes(codes);
        }
    }

    /** Adds what each of several shortcodes names, if the text is nothing else: {@code :smile: :heart:}. */
    void addShortcodes(String text, Tiers tiers) {
        if (!SHORTCODES.matcher(text).matches()) {
            return;
        }
        WholeNameLookup names = lookup.wholeNames();
        for (MatchResult shortcode : SHORTCODE.matcher(text).results().toList()) {
            names.typed(shortcode.group()).stream()
                    .filter(rank -> rank.count() > 0)
                    .findFirst()
                    .ifPresent(rank -> tiers.add(Kind.OTHER_NAMES, rank));
        }
    }

    /**
     * Refuses a text with a filter whose name has a typing error.
     *
     * @throws QueryException if there is one
     */
    void refuseMistypedFilter(String text) throws QueryException {
        new MistypedFilter(index).refuse(text);
    }

    /** Suggests other queries for one that finds nothing. */
    void suggest(String query, QueryResult result) {
        Suggester made = suggester == null ? new Suggester(lookup) : suggester;
        suggester = made;
        List<Suggestion> suggestions = made.of(query);
        result.suggest(suggestions.isEmpty() ? OtherNameSuggestions.of(query, lookup.names()) : suggestions);
    }
}
