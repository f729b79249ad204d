package org.charfinder.query;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.charfinder.index.CharacterLookup;
import org.charfinder.index.FurtherCounter;
import org.charfinder.index.Runs;
import org.charfinder.index.Search;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.unicode.Ascii;
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
 * The order {@link Order#BEST} combines names of all kinds, as {@link BestFirst} describes. In the order {@link
 * Order#CODE}, a query is read in these ways, and the first that finds something gives the result:
 *
 * <ol>
 *   <li>codes, if the query has nothing else: {@code U+265C}, <code>&amp;euro;</code>, {@code \}{@code u265c} and
 *       so on; several codes of a sequence find the sequence first,
 *   <li>codes of the Standard among other text: {@code the rook (U+265C)},
 *   <li>words of names, in the language of {@link Expression},
 *   <li>the same of other names: aliases, and short names and keywords in many languages,
 *   <li>numbers without a prefix: {@code 265c}, bytes in UTF-8, decimal,
 *   <li>the characters that the query consists of, if any of them is beyond ASCII, and there is no word of two letters
 *       or more. A single character, other than a letter or digit of ASCII, is read so before all other ways,
 *   <li>the whole name of a character, as a vocabulary or another name has it: {@code ->}.
 * </ol>
 *
 * Byte order marks and other ignorable characters mean nothing, unless the query has no other characters. If no way
 * finds anything, {@link QueryResult#hint} suggests other queries. One thread at a time; any number of finders may
 * share an index.
 */
public final class Finder {

    private static final int FEWEST_DIGITS = 4; // of a code point

    private final UnicodeNameIndex index;
    private final Search search;
    private @Nullable FurtherCounter furtherCounter; // null until it is asked for
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
     * Answers a query in the order {@link Order#BEST}.
     *
     * @param query any text
     * @return a new result
     * @throws QueryException if the query can't be understood; the message says why
     */
    public QueryResult find(CharSequence query) throws QueryException {
        return find(query, Order.BEST);
    }

    /**
     * Answers a query.
     *
     * @param query any text
     * @param order which characters, and in which order
     * @return a new result
     * @throws QueryException if the query can't be understood; the message says why
     */
    public QueryResult find(CharSequence query, Order order) throws QueryException {
        QueryResult result = new QueryResult(index);
        find(query, order, result);
        return result;
    }

    /**
     * Answers a query.
     *
     * @param query any text
     * @param order which characters, and in which order
     * @param result filled with what is found
     * @throws QueryException if the query can't be understood; the message says why
     */
    public void find(CharSequence query, Order order, QueryResult result) throws QueryException {
        if (order == Order.CODE && Ascii.containsAll(query)) {
            byte[] ascii = query.toString().getBytes(US_ASCII);
            if (findWords(ascii, 0, ascii.length, result)) {
                return;
            }
        }
        resolver().find(query, order, result);
    }

    /**
     * Answers a query that is still being typed. Its last word may be the beginning of a word, its last quotation may
     * be open, and a filter may lack the end of its value.
     *
     * @param typed any text
     * @return a new answer
     */
    public TypingAnswer findUnfinished(CharSequence typed) {
        return new UnfinishedQueries(index, resolver()).find(typed);
    }

    /**
     * Finds the matches that {@link Order#BEST} adds to those of {@link Order#CODE}, for a query that CODE reads as
     * words.
     *
     * @param query any text
     * @param result filled with what is found; empty if CODE does not read the query as words, or if what is found is
     *     only close to the query
     * @throws QueryException if the query can't be understood; the message says why
     */
    public void findFurther(CharSequence query, QueryResult result) throws QueryException {
        resolver().findFurther(query, result);
    }

    /**
     * Counts the matches that {@link #findFurther} finds, which takes as long as to find them.
     *
     * @param query any text
     * @param result the answer in the order {@link Order#CODE}; {@link QueryResult#further} then returns the number
     * @throws QueryException if the query can't be understood; the message says why
     */
    public void countFurther(CharSequence query, QueryResult result) throws QueryException {
        QueryResult more = new QueryResult(index);
        findFurther(query, more);
        result.setFurther(more.total());
    }

    /**
     * Tells whether a query is codes, or has a code of the Standard among other text: {@code U+265C}.
     *
     * @param query any text
     * @return false for characters and words
     * @throws QueryException if a code is impossible
     */
    public boolean hasCodes(CharSequence query) throws QueryException {
        return resolver().hasCodes(query);
    }

    /**
     * Tells why the matches of a result are in it.
     *
     * @param query that was asked
     * @param result of that query
     * @return for use by one thread at a time; it does not keep the result
     * @throws java.io.UncheckedIOException if the index was opened and not read, and its file is damaged
     */
    public MatchedNames matchedNames(CharSequence query, QueryResult result) {
        return switch (result.kind()) {
            case CODES, NOTHING -> MatchedNames.NONE;
            case NAMES, OTHER_NAMES, CHARACTERS, CLOSEST -> new NameMatcher(index, query);
        };
    }

    private QueryResolver resolver() {
        QueryResolver made = resolver == null ? new QueryResolver(index) : resolver;
        resolver = made;
        return made;
    }

    /**
     * Answers a query that is only words of names, as nearly all queries are. Allocates nothing.
     *
     * @param ascii holds the query, in ASCII
     * @param start the offset of its first byte
     * @param stop the offset behind its last byte
     * @param result filled with what is found, if it returns true
     * @return false if the query is something else or finds nothing; then {@link #find(CharSequence, Order,
     *     QueryResult)} answers
     */
    public boolean findWords(byte[] ascii, int start, int stop, QueryResult result) {
        Runs found = search.findWords(ascii, start, stop);
        if (found == null || found.count() == 0) {
            return false;
        }
        result.set(found);
        return true;
    }

    /**
     * Answers as {@link #findWords}, and counts the matches that {@link #findFurther} would find, in less than a
     * microsecond. Once it has met all frequent words, it allocates nothing.
     *
     * @param ascii holds the query, in ASCII, without white space at its ends
     * @param start the offset of its first byte
     * @param stop the offset behind its last byte
     * @param result filled with what is found, if it returns true; {@link QueryResult#further} returns the number
     * @return false if the query is something else, finds nothing, or may be the name of an ideograph; then
     *     {@link #find(CharSequence, Order, QueryResult)} and {@link #countFurther} answer
     */
    public boolean findWordsAndCountFurther(byte[] ascii, int start, int stop, QueryResult result) {
        if (mayNameIdeograph(ascii, start, stop) || !findWords(ascii, start, stop, result)) {
            return false;
        }
        FurtherCounter counter =
                furtherCounter == null ? new CharacterLookup(index).furtherCounter(search) : furtherCounter;
        furtherCounter = counter;
        result.setFurther(counter.count(ascii, start, stop));
        return true;
    }

    /** The order BEST reads {@code cjk unified ideograph 914d} as a code, and a squared character has these words. */
    private static boolean mayNameIdeograph(byte[] ascii, int start, int stop) {
        int number = stop;
        while (number > start && Character.digit(ascii[number - 1], 16) >= 0) {
            number--;
        }
        if (stop - number < FEWEST_DIGITS) {
            return false;
        }
        int word = number;
        while (word > start && !Character.isLetterOrDigit(ascii[word - 1])) {
            word--;
        }
        return endsWith(ascii, start, word, "ideograph") || endsWith(ascii, start, word, "character");
    }

    private static boolean endsWith(byte[] ascii, int start, int stop, String ending) {
        int from = stop - ending.length();
        if (from < start) {
            return false;
        }
        for (int i = 0; i < ending.length(); i++) {
            if ((ascii[from + i] | 0x20) != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
