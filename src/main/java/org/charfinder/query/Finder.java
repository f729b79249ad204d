package org.charfinder.query;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Runs;
import org.charfinder.index.Search;
import org.charfinder.index.UnicodeNameIndex;
import org.jspecify.annotations.Nullable;

/**
 * Finds characters and emoji sequences by queries of all kinds.
 *
 * <pre>{@code
 * Finder finder = new Finder(UnicodeNameIndex.build());
 * QueryResult result = finder.find("chess rook | knight -white");
 * result.total();
 * result.matches().next().name();
 * }</pre>
 *
 * A query is read in these ways. The first that finds something gives the result:
 *
 * <ol>
 *   <li>codes, if the query has nothing else: {@code U+265C}, <code>&amp;euro;</code>, {@code \}{@code u265c} and
 *       so on,
 *   <li>words of names, in the language of {@link Expression},
 *   <li>the same of other names: aliases, and short names and keywords in many languages,
 *   <li>bare hexadecimal numbers: {@code 265c},
 *   <li>the characters that the query consists of, if any of them is beyond ASCII. A single character, other
 *       than a letter or digit of ASCII, is read so before all other ways.
 * </ol>
 *
 * If nothing does, {@link QueryResult#hint} suggests other queries. One thread at a time; any number of finders may
 * share an index.
 */
public final class Finder {

    private final UnicodeNameIndex index;
    private final Search search;
    private @Nullable QueryResolver resolver; // null until a query is more than words, or finds nothing

    /**
     * Makes a finder.
     *
     * @param index may be shared with other finders in other threads
     */
    public Finder(UnicodeNameIndex index) {
        this.index = index;
        this.search = new CharacterLookup(index).search();
    }

    /**
     * Answers a query.
     *
     * @param query any text
     * @return a new result
     * @throws QueryException if the query can't be understood; the message says why
     */
    public QueryResult find(CharSequence query) throws QueryException {
        QueryResult result = new QueryResult(index);
        find(query, result);
        return result;
    }

    /**
     * Answers a query.
     *
     * @param query any text
     * @param result filled with what is found
     * @throws QueryException if the query can't be understood; the message says why
     */
    public void find(CharSequence query, QueryResult result) throws QueryException {
        if (isAscii(query)) {
            byte[] ascii = query.toString().getBytes(US_ASCII);
            if (findWords(ascii, 0, ascii.length, result)) {
                return;
            }
        }
        QueryResolver made = resolver == null ? new QueryResolver(index) : resolver;
        resolver = made;
        made.find(query, result);
    }

    /**
     * Answers a query that is only words of names, as nearly all queries are. Allocates nothing.
     *
     * @param ascii holds the query, in ASCII
     * @param start the offset of its first byte
     * @param stop the offset behind its last byte
     * @param result filled with what is found, if it returns true
     * @return false if the query is something else or finds nothing; then {@link #find(CharSequence, QueryResult)}
     *     answers
     */
    public boolean findWords(byte[] ascii, int start, int stop, QueryResult result) {
        Runs found = search.findWords(ascii, start, stop);
        if (found == null || found.count() == 0) {
            return false;
        }
        result.set(found);
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
