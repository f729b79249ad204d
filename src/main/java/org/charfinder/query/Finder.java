package org.charfinder.query;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Runs;
import org.charfinder.index.Search;
import org.charfinder.index.UnicodeNameIndex;

/**
 * Finds characters and emoji sequences by whatever people write.
 *
 * <pre>{@code
 * Finder finder = new Finder(UnicodeNameIndex.build());
 * QueryResult answer = finder.find("chess rook | knight -white");
 * answer.total();
 * answer.matches().next().name();
 * }</pre>
 *
 * The first of these that finds something answers:
 *
 * <ol>
 *   <li>codes, if there is nothing else in the query: {@code U+265C}, {@code &euro;}, {@code \}{@code u265c} and so on,
 *   <li>words of names, in the language of {@link Expression},
 *   <li>the same of other names: aliases, and short names and keywords in many languages,
 *   <li>bare hexadecimal numbers: {@code 265c},
 *   <li>the characters that the query consists of, if any of them is beyond ASCII. A single character, other than a letter
 *       or digit of ASCII, is itself before all else.
 * </ol>
 *
 * If nothing does, {@link QueryResult#hint} tells what may have been meant. One thread at a time; any number of finders may
 * share an index.
 */
public final class Finder {

    private final UnicodeNameIndex index;
    private final Search search;
    private QueryResolver resolver; // null until words alone won't do

    /** @param index may be shared with others in other threads */
    public Finder(UnicodeNameIndex index) {
        this.index = index;
        this.search = new CharacterLookup(index).search();
    }

    /**
     * Answers a query.
     *
     * @param query any text
     * @throws QueryException if it can't be understood; the message says why
     */
    public QueryResult find(CharSequence query) throws QueryException {
        QueryResult answer = new QueryResult(index);
        find(query, answer);
        return answer;
    }

    /** The same into an answer that is there. */
    public void find(CharSequence query, QueryResult answer) throws QueryException {
        if (isAscii(query)) {
            byte[] ascii = query.toString().getBytes(US_ASCII);
            if (findWords(ascii, 0, ascii.length, answer)) {
                return;
            }
        }
        if (resolver == null) {
            resolver = new QueryResolver(index);
        }
        resolver.find(query, answer);
    }

    /**
     * The short way for nearly all queries: words that names have. It allocates nothing.
     *
     * @param ascii holds the query, in ASCII
     * @param start its first byte
     * @param stop behind its last byte
     * @return false, if it is something else or finds nothing; then it is to be asked as a whole
     */
    public boolean findWords(byte[] ascii, int start, int stop, QueryResult answer) {
        Runs found = search.findWords(ascii, start, stop);
        if (found == null || found.count() == 0) {
            return false;
        }
        answer.set(found);
        return true;
    }

    private static boolean isAscii(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
