package org.charfinder.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.EnglishPlurals;
import org.charfinder.index.Folding;
import org.charfinder.index.HanFilter;
import org.charfinder.index.Runs;
import org.charfinder.index.TermLookup;
import org.charfinder.index.TooMuchWorkException;
import org.charfinder.index.WholeNameLookup;
import org.charfinder.index.WholeNameRank;
import org.charfinder.index.WholeNames;
import org.charfinder.query.Expression.AnyOf;
import org.charfinder.query.QueryResult.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Answers a query in the order {@link Order#BEST}. The tiers are, each without what those before it have:
 *
 * <ol>
 *   <li>of a query with letters beyond ASCII that is also words of names, characters whose name in another language it
 *       is, if one of them is spelled so, marks included,
 *   <li>characters whose name in a vocabulary is the query, letter by letter: {@code \rightarrow}, {@code :-)}. If the
 *       query is plain words, this tier follows the next one,
 *   <li>characters whose short name is the whole query; then those whose name, alias or shortcode it is; then those
 *       whose short name or name has its words in another order,
 *   <li>the same for names without fillers such as SIGN, technical names in any case, English keywords,
 *   <li>characters whose name has all words,
 *   <li>characters whose name in another language is the whole query,
 *   <li>if no name has all words, characters whose name has them with numbers in words, and the script of a language,
 *   <li>if no name has all words, characters whose name is the query in the singular,
 *   <li>characters that have each word in any of their names, first the flag of a place that the other words name,
 *   <li>if no name has all words, characters whose name in German is the query without the e of umlauts,
 *   <li>if there is nothing yet, the same for synonyms of the words,
 *   <li>if there is nothing yet but names in the singular, characters that have each word or its singular in any name,
 *   <li>common ideographs that mean exactly the words; if there is still nothing, those that mean nearly the words,
 *   <li>if there is still nothing, what {@link ClosestMatches} finds.
 * </ol>
 *
 * Within a tier, well-known characters come first. If the query has no capital letters, capital letters come last.
 */
final class BestFirst {

    /** The word that the English name of each flag has. */
    private static final String FLAG = "flag";

    /** The most words of a name that is found in another order: each word takes a look-up. */
    private static final int MOST_ROTATED = 6;

    private final CharacterLookup lookup;
    private final WholeNameLookup wholeNames;
    private final TermLookup names;
    private final TermLookup all;
    private final Tiers tiers;

    /** Takes one query. */
    BestFirst(CharacterLookup lookup, Tiers tiers) {
        this.lookup = lookup;
        this.wholeNames = lookup.wholeNames();
        this.names = lookup.names();
        this.all = names.allNames();
        this.tiers = tiers;
    }

    /** Puts capital letters behind small ones if the query has none. */
    void putCapitalsLast(String query) {
        if (query.chars().noneMatch(Character::isUpperCase)) {
            tiers.putCapitalsLast();
        }
    }

    /**
     * Adds the characters whose name is the whole query: the first four tiers.
     *
     * @param expression the query as it is parsed; characters that do not match it are left out, so that {@code cat
     *     -face} does not find the cat face. Null if the query is text
     * @return the words of the query
     */
    QueryWords addWholeNames(String query, @Nullable AnyOf expression) {
        tiers.begin(MatchGroup.CALLED_SO);
        QueryWords found = QueryWords.look(query, names, wholeNames);
        List<Runs> typed = new TypedNames(wholeNames, names).find(query);
        boolean plain = isPlain(query);
        @Nullable Runs within = expression == null || expression.isWords() ? null : matches(expression);
        if (within == null && isSpelledElsewhere(query, found)) {
            addElsewhere(found.whole());
        }
        if (!plain) {
            addRanks(typed);
        }
        WholeNames whole = within == null ? found.whole() : found.whole().within(within);
        tiers.add(Kind.OTHER_NAMES, whole.rank(WholeNameRank.SHORT_NAME));
        tiers.addKnownFirst(Kind.NAMES, Runs.union(whole.rank(WholeNameRank.NAME), whole.named()));
        if (within == null) {
            addRotated(found.words());
        }
        if (plain) {
            addRanks(typed);
        }
        WholeNames bare = wholeNames.find(Folding.withoutFillers(found.words()), false);
        addLoose(whole, within == null ? bare : bare.within(within), found.named());
        return found;
    }

    /** Whether a query with letters beyond ASCII, which is also words of names, is a name in another language. */
    private boolean isSpelledElsewhere(String query, QueryWords found) {
        return !found.ascii() && found.named().count() > 0 && wholeNames.isSpelled(query, found.words());
    }

    /**
     * Adds the characters whose name is the query without fillers, a technical name or a keyword. Well-known ones come
     * first.
     *
     * @param bare what has the query without fillers for a whole name
     * @param named what has all words of the query; what lacks one is left out if there is any
     */
    private void addLoose(WholeNames whole, WholeNames bare, Runs named) {
        Runs bareNames = named.count() == 0 ? bare.named() : Runs.intersection(bare.named(), named);
        Runs loose =
                Runs.union(whole.rank(WholeNameRank.LOOSE), bare.ranks(WholeNameRank.SHORT_NAME, WholeNameRank.LOOSE));
        List<Runs> ranks = List.of(
                Runs.union(loose, bareNames),
                Runs.union(whole.rank(WholeNameRank.TECHNICAL), bare.rank(WholeNameRank.TECHNICAL)),
                Runs.union(whole.rank(WholeNameRank.KEYWORD), bare.rank(WholeNameRank.KEYWORD)));
        ranks.forEach(rank -> tiers.addKnown(Kind.OTHER_NAMES, rank));
        ranks.forEach(rank -> tiers.addKnownFirst(Kind.OTHER_NAMES, rank));
    }

    /** Adds the characters whose name has the words rotated: {@code norway flag} finds {@code flag: Norway}. */
    private void addRotated(List<String> words) {
        if (words.size() > MOST_ROTATED) {
            return;
        }
        Runs anyOrder = WordMatches.orNothing(all.find(String.join(" ", words), false));
        for (int i = 1; i < words.size(); i++) {
            List<String> rotated = new ArrayList<>(words);
            Collections.rotate(rotated, i);
            Runs found = wholeNames.find(rotated, true).ranks(WholeNameRank.SHORT_NAME, WholeNameRank.NAME);
            tiers.add(Kind.OTHER_NAMES, Runs.intersection(found, anyOrder));
        }
    }

    private Runs matches(Expression expression) {
        return Runs.union(
                WordMatches.orNothing(expression.find(lookup, names)),
                WordMatches.orNothing(expression.find(lookup, all)));
    }

    /** Adds the characters whose name in a vocabulary is the query, letter by letter. */
    void addTyped(String query) {
        addRanks(wholeNames.typed(query));
    }

    private void addRanks(List<Runs> ranks) {
        ranks.forEach(rank -> tiers.add(Kind.OTHER_NAMES, rank));
    }

    /** Whether a query looks like words, and not like a name of a vocabulary. */
    private static boolean isPlain(String query) {
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if ((c < 'a' || c > 'z') && c != ' ' && c != '\'' && c != '-') {
                return false;
            }
        }
        return true;
    }

    /** Adds the characters that have all words: in their name, or in any of their names. */
    void addWords(QueryWords query) {
        List<String> words = query.words();
        if (words.isEmpty()) {
            return;
        }
        tiers.begin(MatchGroup.IN_THE_NAME);
        boolean named = query.named().count() > 0;
        tiers.addKnownFirst(Kind.NAMES, query.named());
        tiers.begin(MatchGroup.ALSO_CALLED_SO);
        addElsewhere(query.whole());
        tiers.addKnownFirst(Kind.OTHER_NAMES, query.whole().keywordElsewhere());
        boolean closest = !named && tiers.isEmpty();
        if (!named && SpelledOut.isAmong(words)) {
            addSpelledOut(Folding.withoutFillers(words));
        }
        if (!named) {
            new Respelled(words, EnglishPlurals::singulars).addWholeNames(wholeNames, tiers);
        }
        Runs found = WordMatches.orNothing(all.find(String.join(" ", words), false));
        addFlags(words, found);
        tiers.addKnownFirst(Kind.OTHER_NAMES, found);
        if (!named) {
            addUmlauts(query);
        }
        if (tiers.isEmpty()) {
            List<String> wanted = Folding.withoutFillers(words);
            tiers.addKnownFirst(Kind.NAMES, WordMatches.allOf(wanted, Variants::synonyms, names));
            tiers.addKnownFirst(Kind.OTHER_NAMES, WordMatches.allOf(wanted, Variants::synonyms, all));
        }
        if (closest && found.count() == 0) {
            tiers.addKnownFirst(Kind.CLOSEST, WordMatches.allOf(words, EnglishPlurals::singulars, all));
        }
        addRanks(lookup.ideographs().glosses(words));
        if (tiers.isEmpty()) {
            addRanks(lookup.ideographs().similarGlosses(words));
        }
    }

    /** Adds the characters whose name has the words, numbers in words, and scripts for languages. */
    private void addSpelledOut(List<String> words) {
        new Respelled(words, SpelledOut::of).addBareNames(wholeNames, tiers);
        tiers.addKnownFirst(Kind.NAMES, WordMatches.allOf(words, SpelledOut::of, names));
    }

    /**
     * Adds the characters whose name in German has the words of a query in ASCII without the e of umlauts; if there are
     * any, also what has these words in any names.
     */
    void addUmlauts(QueryWords query) {
        List<String> without =
                query.words().stream().map(Folding::withoutUmlauts).toList();
        Runs german = !query.ascii() || without.equals(query.words()) ? new Runs() : wholeNames.german(without);
        if (german.count() > 0) {
            tiers.addKnownFirst(Kind.OTHER_NAMES, german);
            tiers.addKnownFirst(Kind.OTHER_NAMES, WordMatches.allOf(query.words(), Variants::umlauts, all));
        }
    }

    /**
     * Adds the characters whose name in another language has the words. The flag of a place comes before other
     * characters that have its name.
     */
    private void addElsewhere(WholeNames whole) {
        Runs found = whole.rank(WholeNameRank.ELSEWHERE);
        if (found.count() > 1) {
            Runs flags = WordMatches.orNothing(names.otherNames().find(FLAG, false));
            tiers.add(Kind.OTHER_NAMES, Runs.intersection(found, flags));
        }
        tiers.addKnownFirst(Kind.OTHER_NAMES, found);
    }

    /** Adds the flags that the words beside flag name in full: for {@code dutch flag} not those of former colonies. */
    private void addFlags(List<String> words, Runs found) {
        List<String> place = words.stream().filter(word -> !word.equals(FLAG)).toList();
        if (place.size() < words.size() && !place.isEmpty()) {
            Runs whole = wholeNames.find(place, true).ranks(WholeNameRank.SHORT_NAME, WholeNameRank.KEYWORD);
            tiers.add(Kind.OTHER_NAMES, Runs.intersection(found, whole));
        }
    }

    /** Adds what an expression finds in names, then in all names together. */
    void addMatches(Expression expression) {
        tiers.begin(MatchGroup.IN_THE_NAME);
        addIdeographs(expression);
        tiers.addKnownFirst(Kind.NAMES, WordMatches.orNothing(expression.find(lookup, names)));
        tiers.begin(MatchGroup.ALSO_CALLED_SO);
        tiers.addKnownFirst(Kind.OTHER_NAMES, WordMatches.orNothing(expression.find(lookup, all)));
    }

    /** Adds what filters of ideographs find: by meanings the best first, by others the most common first. */
    private void addIdeographs(Expression expression) {
        List<HanFilter> filters = expression.ideographs();
        if (filters.isEmpty()) {
            return;
        }
        if (filters.stream().anyMatch(filter -> filter.field() == HanFilter.Field.MEANING)) {
            for (int ranks = 1; ranks <= HanFilter.RANKS; ranks++) {
                tiers.add(
                        Kind.NAMES, WordMatches.orNothing(expression.best(ranks).find(lookup, names)));
            }
            return;
        }
        Runs found = WordMatches.orNothing(expression.find(lookup, names));
        for (Runs level : names.commonIdeographs()) {
            tiers.add(Kind.NAMES, Runs.intersection(found, level));
        }
    }

    /** Adds what is close to the words, as far as the budget of work suffices, if there is nothing yet. */
    void addClosest(String query) {
        List<String> words = QueryWords.cut(query, names);
        if (tiers.isEmpty() && !words.isEmpty()) {
            tiers.begin(MatchGroup.CLOSEST);
            try {
                new ClosestMatches(all, wholeNames, tiers).add(words);
            } catch (TooMuchWorkException e) {
                // Words are never refused: the steps that were done are the answer.
            }
        }
    }
}
