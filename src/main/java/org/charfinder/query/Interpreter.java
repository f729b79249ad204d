package org.charfinder.query;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.index.Runs;
import org.charfinder.index.TooMuchWorkException;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.index.Vocabulary;
import org.charfinder.query.Answer.Kind;
import org.charfinder.query.Expression.AnyOf;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.WhiteSpace;

/** Takes a query for one thing after the other that it may be, until something is found: the steps of {@link Finder}. */
final class Interpreter {

    /** Lines that the index does not have are made and kept for each reply; somebody who asks for more wants a table. */
    private static final int MOST_OWN_LINES = 256;

    /** Slices of the index that an answer may have, each of which takes memory. */
    private static final int MOST_CODES = 512;

    private static final Pattern GRAPHEME_CLUSTER = Pattern.compile("\\X"); // Unicode Standard Annex #29

    private final UnicodeNameIndex index;
    private final Guess guess;
    private int ownLines; // in the answer that is being made
    private int ranges; // of the index, too

    Interpreter(UnicodeNameIndex index) {
        this.index = index;
        this.guess = new Guess(index);
    }

    void find(CharSequence text, Answer answer) throws QueryException {
        answer.clear();
        ownLines = 0;
        ranges = 0;
        CharSequence query = WhiteSpace.strip(text);
        if (query.isEmpty()) {
            return;
        }
        if (isOneCharacter(query)) {
            addCharacters(query, answer);
            return;
        }
        Codes codes = Codes.read(query);
        if (codes == null) {
            codes = ideograph(query.toString());
        }
        if (codes != null) {
            addCodes(codes, answer);
            return;
        }
        AnyOf expression = index.isMisleadingName(query) ? AnyOf.words(query.toString()) : Parser.parse(index, query);
        if (expression != null && addMatches(expression, answer)) {
            return;
        }
        Codes bare = Codes.readBare(query);
        if (bare != null) {
            addCodes(bare, answer);
        } else if (isBeyondAscii(query)) {
            addCharacters(query, answer);
        } else if (expression != null && expression.isWords()) {
            Parser.refuseMistypedField(query);
            answer.markCostly();
            answer.suggest(guess.of(query));
        }
    }

    /** Whether a query is one character, with accents perhaps, or one sequence, and so is not taken for a word. */
    private boolean isOneCharacter(CharSequence query) {
        if (CodePoints.isSingle(query)) {
            int first = Character.codePointAt(query, 0);
            return first >= 0x80 || !UCharacter.isLetterOrDigit(first);
        }
        if (query.codePoints().skip(1).allMatch(codePoint -> UScript.getScript(codePoint) == UScript.INHERITED)) {
            return true;
        }
        return isBeyondAscii(query) && index.sequence(query.toString()).count() > 0; // in ASCII there is no sequence
    }

    private static boolean isBeyondAscii(CharSequence text) {
        return text.chars().anyMatch(c -> c >= 0x80);
    }

    /** The ideograph that has a text for its name, whose number is no word of the index; null if none has. */
    private Codes ideograph(String name) {
        Codes number = Codes.readBare(name.substring(name.lastIndexOf('-') + 1));
        boolean found = number != null
                && index.describe(number.first(0))
                        .filter(named -> named.name().equalsIgnoreCase(name))
                        .isPresent();
        return found ? number : null;
    }

    /** Adds what an expression finds by names, or else by other names. */
    private boolean addMatches(AnyOf expression, Answer answer) throws QueryException {
        Vocabulary names = index.names();
        if (!expression.isWords()) {
            answer.markCostly();
        }
        try {
            return addMatches(Kind.NAMES, expression, names, answer)
                    || addMatches(Kind.OTHER_NAMES, expression, names.otherNames(), answer);
        } catch (TooMuchWorkException e) {
            throw new QueryException("that takes too long; try fewer phrases, or longer beginnings before a *");
        }
    }

    private boolean addMatches(Kind kind, Expression expression, Vocabulary words, Answer answer) {
        Runs found = expression.find(index, words);
        if (found == null || found.count() == 0) {
            return false;
        }
        answer.add(kind, found);
        return true;
    }

    private void addCodes(Codes wanted, Answer answer) throws QueryException {
        for (int i = 0; i < wanted.size(); i++) {
            addRange(Kind.CODES, wanted.first(i), wanted.last(i), answer);
        }
    }

    /** Adds code points in order, all of a range. */
    private void addRange(Kind kind, int first, int last, Answer answer) throws QueryException {
        for (int codePoint = first; codePoint <= last; ) {
            int end = Math.min(index.endOfNeighbours(codePoint), last + 1);
            if (index.has(codePoint)) {
                if (++ranges > MOST_CODES) {
                    throw new QueryException("more than %,d characters; ask for fewer at once".formatted(MOST_CODES));
                }
                answer.add(kind, index.codePoints(codePoint, end - 1));
            } else {
                ownLines += end - codePoint;
                if (ownLines > MOST_OWN_LINES) {
                    throw new QueryException(
                            "more than %d code points without a name; ask for fewer at once".formatted(MOST_OWN_LINES));
                }
                for (int i = codePoint; i < end; i++) {
                    answer.addOwn(kind, new Match(UnicodeNames.notation(i), Picture.of(i), UnicodeNames.labelOf(i)));
                }
            }
            codePoint = end;
        }
    }

    /** Adds what a text consists of: of each cluster the whole, if it is an emoji sequence, and its parts. */
    private void addCharacters(CharSequence text, Answer answer) throws QueryException {
        Matcher clusters = GRAPHEME_CLUSTER.matcher(text);
        while (clusters.find()) {
            String cluster = clusters.group();
            if (!CodePoints.isSingle(cluster)) {
                answer.add(Kind.CHARACTERS, index.sequence(cluster));
            }
            for (int i = 0; i < cluster.length(); ) {
                int codePoint = cluster.codePointAt(i);
                if (codePoint != ' ') {
                    addRange(Kind.CHARACTERS, codePoint, codePoint, answer);
                }
                i += Character.charCount(codePoint);
            }
        }
    }
}
