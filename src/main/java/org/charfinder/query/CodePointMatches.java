package org.charfinder.query;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Runs;
import org.charfinder.index.UnnamedRange;
import org.charfinder.query.QueryResult.Kind;
import org.charfinder.unicode.CodePoints;

/** Adds to the result of one query what it asks for by code point or as the characters themselves. */
final class CodePointMatches {

    /**
     * The most lines of a result that the index does not have. They are made for each query, and each reply holds them.
     */
    private static final int MOST_OWN_LINES = 256;

    /** The most ranges of code points in a query: each is a slice, which takes memory in each reply. */
    private static final int MOST_CODES = 512;

    /** Named sequences of Lithuanian, Tamil and so on may have several clusters, by the rules of some Java releases. */
    private static final int CLUSTERS_OF_SEQUENCE = 3;

    /** The combining class of a mark that joins a consonant with the next one. */
    private static final int VIRAMA = 9;

    private static final Pattern GRAPHEME_CLUSTER = Pattern.compile("\\X"); // Unicode Standard Annex #29

    private final CharacterLookup lookup;
    private final QueryResult result;
    private int ownLines;
    private boolean joined; // whether code points without a name that are side by side are one line
    private int ranges;

    CodePointMatches(CharacterLookup lookup, QueryResult result) {
        this.lookup = lookup;
        this.result = result;
    }

    /**
     * Adds code points in the order of the query. A sequence comes as a whole, and then its parts. If very many have no
     * name, those side by side are one line.
     */
    void addCodes(CodePointRanges wanted) throws QueryException {
        joined |= hasManyUnnamed(wanted);
        StringBuilder text = new StringBuilder(); // single codes, one behind the other
        for (int i = 0; i < wanted.size(); i++) {
            int first = wanted.first(i);
            if (first == wanted.last(i) && UCharacter.getType(first) != UCharacterCategory.SURROGATE) {
                text.appendCodePoint(first);
            } else {
                addText(Kind.CODES, text);
                text.setLength(0);
                addRange(Kind.CODES, first, wanted.last(i));
            }
        }
        addText(Kind.CODES, text);
    }

    /** Adds code points in order, all of a range. */
    private void addRange(Kind kind, int first, int last) throws QueryException {
        int next = first;
        for (UnnamedRange range : unnamed(first, last)) {
            addNamed(kind, next, range.first() - 1);
            result.addOwn(kind, new Match(range.code(), range.shown(), range.label()));
            next = range.last() + 1;
        }
        addNamed(kind, next, last);
    }

    private void addNamed(Kind kind, int first, int last) throws QueryException {
        if (first <= last) {
            countRange();
            result.add(kind, lookup.codePoints(first, last));
        }
    }

    /** The code points of a range that need lines of their own, for each line. */
    private List<UnnamedRange> unnamed(int first, int last) throws QueryException {
        List<UnnamedRange> ranges = lookup.unnamed(first, last);
        List<UnnamedRange> lines = joined
                ? ranges
                : ranges.stream().flatMap(UnnamedRange::codePoints).toList();
        ownLines += lines.size();
        if (ownLines > MOST_OWN_LINES) {
            throw new QueryException(
                    "more than %d code points without a name; ask for fewer at once".formatted(MOST_OWN_LINES));
        }
        return lines;
    }

    /** Whether the code points without a name are more than a result may have lines for. */
    private boolean hasManyUnnamed(CodePointRanges wanted) {
        long unnamed = ownLines;
        for (int i = 0; i < wanted.size(); i++) {
            unnamed += lookup.countUnnamed(wanted.first(i), wanted.last(i));
        }
        return unnamed > MOST_OWN_LINES;
    }

    /**
     * Adds the characters of a text, without plain spaces: for each grapheme cluster the whole, if it is a sequence,
     * and its parts.
     */
    void addCharacters(CharSequence text) throws QueryException {
        addText(Kind.CHARACTERS, text);
    }

    private void addText(Kind kind, CharSequence text) throws QueryException {
        if (CodePoints.isSingle(text)) {
            addParts(kind, text.toString());
            return;
        }
        List<String> clusters =
                GRAPHEME_CLUSTER.matcher(text).results().map(MatchResult::group).toList();
        for (int i = 0; i < clusters.size(); ) {
            int stop = Math.min(clusters.size(), i + CLUSTERS_OF_SEQUENCE);
            while (stop > i + 1 && !addSequence(kind, String.join("", clusters.subList(i, stop)))) {
                stop--;
            }
            if (stop == i + 1) {
                addSequence(kind, clusters.get(i));
            }
            addParts(kind, String.join("", clusters.subList(i, stop)));
            i = stop;
        }
    }

    /**
     * Whether a text is one grapheme cluster: what a reader takes for one character. A virama joins clusters (rule
     * GB9c), which older Java releases do not know.
     */
    static boolean isOneCluster(CharSequence text) {
        Matcher clusters = GRAPHEME_CLUSTER.matcher(text);
        boolean joined = true;
        while (joined && clusters.find()) {
            joined = clusters.end() == text.length()
                    || UCharacter.getCombiningClass(Character.codePointBefore(text, clusters.end())) == VIRAMA;
        }
        return joined;
    }

    private boolean addSequence(Kind kind, String characters) throws QueryException {
        if (CodePoints.isSingle(characters)) {
            return false;
        }
        Runs sequence = lookup.sequence(characters);
        if (sequence.count() == 0) {
            return false;
        }
        countRange();
        result.add(kind, sequence);
        return true;
    }

    private void addParts(Kind kind, String characters) throws QueryException {
        for (int i = 0; i < characters.length(); ) {
            int codePoint = characters.codePointAt(i);
            if (codePoint != ' ' || kind == Kind.CODES) {
                addRange(kind, codePoint, codePoint);
            }
            i += Character.charCount(codePoint);
        }
    }

    private void countRange() throws QueryException {
        if (++ranges > MOST_CODES) {
            throw new QueryException("more than %,d characters; ask for fewer at once".formatted(MOST_CODES));
        }
    }
}
