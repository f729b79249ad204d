package org.charfinder.query;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Runs;
import org.charfinder.index.TermLookup;
import org.charfinder.index.TooMuchWorkException;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Expression.AnyOf;
import org.charfinder.query.QueryResult.Kind;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.WhiteSpace;
import org.jspecify.annotations.Nullable;

/** Reads a query in one way after another until something is found: the ways are listed in {@link Finder}. */
final class QueryResolver {

    /**
     * The most lines of a result that the index does not have. They are made for each query, and each reply holds them.
     */
    private static final int MOST_OWN_LINES = 256;

    /** The most ranges of code points in a query: each is a slice, which takes memory in each reply. */
    private static final int MOST_CODES = 512;

    private static final Pattern GRAPHEME_CLUSTER = Pattern.compile("\\X"); // Unicode Standard Annex #29

    private final UnicodeNameIndex index;
    private final CharacterLookup lookup;
    private final Suggester suggester;
    private int ownLines; // of the result that is being made
    private int ranges; // of it, too

    QueryResolver(UnicodeNameIndex index) {
        this.index = index;
        this.lookup = new CharacterLookup(index);
        this.suggester = new Suggester(lookup);
    }

    void find(CharSequence text, QueryResult result) throws QueryException {
        result.clear();
        ownLines = 0;
        ranges = 0;
        CharSequence query = WhiteSpace.strip(text);
        if (query.isEmpty()) {
            return;
        }
        if (isOneCharacter(query)) {
            addCharacters(query, result);
            return;
        }
        CodePointRanges codes = CodePointParser.parse(query);
        if (codes == null) {
            codes = ideograph(query.toString());
        }
        if (codes != null) {
            addCodes(codes, result);
            return;
        }
        AnyOf expression =
                lookup.isMisleadingName(query) ? AnyOf.words(query.toString()) : ExpressionParser.parse(index, query);
        if (expression != null && addMatches(expression, result)) {
            return;
        }
        CodePointRanges bare = CodePointParser.parseBare(query);
        if (bare != null) {
            addCodes(bare, result);
        } else if (isBeyondAscii(query)) {
            addCharacters(query, result);
        } else if (expression != null && expression.isWords()) {
            ExpressionParser.refuseMistypedField(query);
            result.markCostly();
            result.suggest(suggester.of(query));
        }
    }

    /**
     * Whether a query is one character, with or without combining marks, or one sequence, and so is not read as a word.
     */
    private boolean isOneCharacter(CharSequence query) {
        if (CodePoints.isSingle(query)) {
            int first = Character.codePointAt(query, 0);
            return first >= 0x80 || !UCharacter.isLetterOrDigit(first);
        }
        if (query.codePoints().skip(1).allMatch(codePoint -> UScript.getScript(codePoint) == UScript.INHERITED)) {
            return true;
        }
        return isBeyondAscii(query) && lookup.sequence(query.toString()).count() > 0; // in ASCII there is no sequence
    }

    private static boolean isBeyondAscii(CharSequence text) {
        return text.chars().anyMatch(c -> c >= 0x80);
    }

    /** The ideograph whose name is a text: its number is not a word of the index. Null if there is none. */
    private @Nullable CodePointRanges ideograph(String name) {
        CodePointRanges number = CodePointParser.parseBare(name.substring(name.lastIndexOf('-') + 1));
        boolean found = number != null
                && index.describe(number.first(0))
                        .filter(named -> named.name().equalsIgnoreCase(name))
                        .isPresent();
        return found ? number : null;
    }

    /** Adds what an expression finds by names; if that is nothing, what it finds by other names. */
    private boolean addMatches(AnyOf expression, QueryResult result) throws QueryException {
        TermLookup names = lookup.names();
        if (!expression.isWords()) {
            result.markCostly();
        }
        try {
            return addMatches(Kind.NAMES, expression, names, result)
                    || addMatches(Kind.OTHER_NAMES, expression, names.otherNames(), result);
        } catch (TooMuchWorkException e) {
            throw new QueryException("that takes too long; try fewer phrases, or longer beginnings before a *");
        }
    }

    private boolean addMatches(Kind kind, Expression expression, TermLookup words, QueryResult result) {
        Runs found = expression.find(lookup, words);
        if (found == null || found.count() == 0) {
            return false;
        }
        result.add(kind, found);
        return true;
    }

    private void addCodes(CodePointRanges wanted, QueryResult result) throws QueryException {
        for (int i = 0; i < wanted.size(); i++) {
            addRange(Kind.CODES, wanted.first(i), wanted.last(i), result);
        }
    }

    /** Adds code points in order, all of a range. */
    private void addRange(Kind kind, int first, int last, QueryResult result) throws QueryException {
        for (int codePoint = first; codePoint <= last; ) {
            int end = Math.min(lookup.endOfNeighbours(codePoint), last + 1);
            if (lookup.has(codePoint)) {
                if (++ranges > MOST_CODES) {
                    throw new QueryException("more than %,d characters; ask for fewer at once".formatted(MOST_CODES));
                }
                result.add(kind, lookup.codePoints(codePoint, end - 1));
            } else {
                ownLines += end - codePoint;
                if (ownLines > MOST_OWN_LINES) {
                    throw new QueryException(
                            "more than %d code points without a name; ask for fewer at once".formatted(MOST_OWN_LINES));
                }
                for (int i = codePoint; i < end; i++) {
                    result.addOwn(kind, new Match(UnicodeNames.notation(i), Picture.of(i), UnicodeNames.labelOf(i)));
                }
            }
            codePoint = end;
        }
    }

    /**
     * Adds the characters of a text: for each grapheme cluster the whole, if it is an emoji sequence, and its parts.
     */
    private void addCharacters(CharSequence text, QueryResult result) throws QueryException {
        Matcher clusters = GRAPHEME_CLUSTER.matcher(text);
        while (clusters.find()) {
            String cluster = clusters.group();
            if (!CodePoints.isSingle(cluster)) {
                result.add(Kind.CHARACTERS, lookup.sequence(cluster));
            }
            for (int i = 0; i < cluster.length(); ) {
                int codePoint = cluster.codePointAt(i);
                if (codePoint != ' ') {
                    addRange(Kind.CHARACTERS, codePoint, codePoint, result);
                }
                i += Character.charCount(codePoint);
            }
        }
    }
}
