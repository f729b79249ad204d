package org.charfinder.query;

import org.charfinder.index.CharacterLookup;
import org.charfinder.index.TooMuchWorkException;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.QueryResult.Kind;
import org.charfinder.unicode.Ascii;
import org.charfinder.unicode.Ignorables;
import org.jspecify.annotations.Nullable;

/** Reads a query as one character, as codes, or as text in one of the two orders; see {@link Finder}. */
final class QueryResolver {

    private final UnicodeNameIndex index;
    private final CharacterLookup lookup;
    private final Prominence prominence;
    private final CodeReadings codes;
    private final CharacterQueries characters;
    private final CodeOrder codeOrder;
    private final BestOrder bestOrder;

    QueryResolver(UnicodeNameIndex index) {
        this.index = index;
        this.lookup = new CharacterLookup(index);
        this.prominence = Prominence.in(lookup);
        this.codes = new CodeReadings(index);
        this.characters = new CharacterQueries(lookup);
        TextReadings readings = new TextReadings(index, lookup);
        this.codeOrder = new CodeOrder(lookup, readings, characters);
        this.bestOrder = new BestOrder(lookup, new OnlyNames(index, lookup), readings, characters);
    }

    void find(CharSequence text, Order order, QueryResult result) throws QueryException {
        result.clear();
        find(CharacterQueries.normal(text), order, new Tiers(prominence, result), result);
    }

    private void find(CharSequence query, Order order, Tiers tiers, QueryResult result) throws QueryException {
        if (query.isEmpty()) {
            return;
        }
        boolean best = order == Order.BEST;
        boolean oneCharacter = characters.isOneCharacter(query);
        if (oneCharacter || (best && characters.isOneLetter(query.toString()))) {
            new CodePointMatches(lookup, result).addCharacters(query);
            query.codePoints().forEach(codePoint -> tiers.skip(lookup.codePoints(codePoint, codePoint)));
            tiers.skip(lookup.sequence(query.toString()));
            if (!best) {
                return;
            }
        }
        try {
            String visible = visible(query);
            if (!oneCharacter && codes.add(visible, order, tiers, result)) {
                return;
            }
            if (best) {
                addBest(query, visible, oneCharacter, tiers, result);
            } else {
                String words = CodeReadings.withNamesAsWords(query.toString());
                codeOrder.add(words, CodeReadings.withNamesAsWords(visible), tiers, result);
            }
        } catch (TooMuchWorkException e) {
            throw tooMuchWork();
        }
    }

    /** Adds what the tiers do not have yet of the order BEST; the query is not codes. */
    private void addBest(CharSequence query, String visible, boolean oneCharacter, Tiers tiers, QueryResult result)
            throws QueryException {
        if (!oneCharacter || characters.mayBeWord(query)) {
            bestOrder.add(query.toString(), CodeReadings.withNamesAsWords(visible), tiers, result);
        } else if (!Ascii.contains(query.charAt(0))) { // of signs in ASCII, vocabularies make too much
            new BestFirst(lookup, tiers).addTyped(query.toString());
        }
    }

    private static QueryException tooMuchWork() {
        return new QueryException("that takes too long; try fewer phrases, or longer beginnings before a *");
    }

    /** A query without ignorable characters, unless it has no others. */
    private static String visible(CharSequence query) {
        String visible = Ignorables.remove(query);
        return visible.isBlank() ? query.toString() : visible;
    }

    /**
     * Finds what a text finds in the order {@link Order#BEST} and, unless that is codes or only close, what the same
     * text finds with its last word as a beginning: in each group, the matches of the whole word come first. What is
     * close to the text is found only if no name begins so.
     */
    QueryResult findUnfinished(String exact, @Nullable String begun) throws QueryException {
        QueryResult result = new QueryResult(index);
        Tiers tiers = new Tiers(prominence, result);
        tiers.hold();
        find(CharacterQueries.normal(exact), Order.BEST, tiers, result);
        boolean isClosest = result.isClosest() || (result.total() == 0 && tiers.isEmpty());
        if (begun != null && isClosest) {
            QueryResult more = new QueryResult(index);
            findBeginning(begun, new Tiers(prominence, more), more);
            return more.total() > 0 ? more : result;
        }
        if (begun != null && !tiers.isEmpty()) {
            findBeginning(begun, tiers, result);
        }
        tiers.release();
        return result;
    }

    private void findBeginning(String begun, Tiers tiers, QueryResult result) {
        try {
            find(CharacterQueries.normal(begun), Order.BEST, tiers, result);
        } catch (QueryException e) {
            // There is too much that begins so: what is found so far is the answer.
        }
    }

    boolean hasCodes(CharSequence text) throws QueryException {
        return codes.has(visible(CharacterQueries.normal(text)));
    }

    /** The matches that {@link Order#BEST} adds to those of {@link Order#CODE}. */
    void findFurther(CharSequence text, QueryResult result) throws QueryException {
        result.clear();
        CharSequence query = CharacterQueries.normal(text);
        QueryResult byCode = new QueryResult(index);
        Tiers found = new Tiers(prominence, byCode);
        find(query, Order.CODE, found, byCode);
        boolean oneCharacter = characters.isOneCharacter(query);
        boolean list = byCode.kind() == Kind.CHARACTERS && !oneCharacter;
        boolean abbreviation = byCode.total() == 0 && CodeOrder.isAbbreviation(visible(query));
        if (byCode.kind() == Kind.CODES || list || abbreviation) {
            return; // the same in both orders, or not close
        }
        Tiers tiers = new Tiers(prominence, result);
        tiers.skip(found.seen());
        if (!oneCharacter && byCode.total() > 0 && codes.add(visible(query), Order.BEST, tiers, result)) {
            return; // the name of an ideograph, whose words another name has
        }
        try {
            addBest(query, visible(query), oneCharacter, tiers, result);
        } catch (TooMuchWorkException e) {
            throw tooMuchWork();
        }
        if (result.isClosest()) {
            result.clear(); // of what is not found, words are suggested
        }
    }
}
