package org.charfinder.query;

import org.charfinder.index.CharacterLookup;
import org.charfinder.index.NameOnlyWords;
import org.charfinder.index.Runs;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.WholeNameLookup;
import org.charfinder.query.QueryResult.Kind;

/**
 * Finds a word that only names have. {@link BestFirst} finds the same, but looks into all other names for it. Most
 * words of names are such: syllables, and numbers of signs.
 */
final class OnlyNames {

    private final CharacterLookup lookup;
    private final NameOnlyWords words;

    OnlyNames(UnicodeNameIndex index, CharacterLookup lookup) {
        this.lookup = lookup;
        this.words = new NameOnlyWords(index);
    }

    /** Whether a query is such a word. */
    boolean has(String query) {
        return query.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) && words.has(query);
    }

    /** Adds the characters of a word that {@link #has} knows. */
    void add(String word, Tiers tiers) {
        WholeNameLookup wholeNames = lookup.wholeNames();
        Runs named = WordMatches.orNothing(lookup.names().find(word, false));
        Runs bare = wholeNames.named(named, word, false);
        tiers.begin(MatchGroup.CALLED_SO);
        tiers.addKnownFirst(Kind.NAMES, wholeNames.named(named, word, true));
        tiers.addKnownFirst(Kind.OTHER_NAMES, bare);
        tiers.begin(MatchGroup.IN_THE_NAME);
        tiers.addKnownFirst(Kind.NAMES, named);
    }
}
