package org.charfinder.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.loop.Counters;
import org.charfinder.net.Reply;
import org.charfinder.query.Finder;
import org.charfinder.query.Order;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.query.StatusLine;
import org.charfinder.server.Request.PlainQuery;
import org.charfinder.server.Request.Query;
import org.charfinder.server.Search.Outcome;
import org.charfinder.unicode.Ascii;
import org.charfinder.unicode.Ignorables;
import org.charfinder.unicode.Repr;
import org.jspecify.annotations.Nullable;

/**
 * Answers queries: the lines of the matches and the status line, without its line end. A {@link PlainQuery} that was
 * asked recently, or has only words that names have, is answered at once and without allocation; for any other, a
 * {@link Search} is run elsewhere. All sessions of a thread share one handler, and so the memory of results.
 */
final class QueryHandler {

    private static final byte[] NO_MATCH = StatusLine.NO_MATCH.getBytes(US_ASCII);
    private static final byte[] ONE_MATCH = StatusLine.ONE_MATCH.getBytes(US_ASCII);
    private static final byte[] MATCHES = StatusLine.MATCHES.getBytes(US_ASCII);
    private static final byte[] ONE_CLOSEST = StatusLine.ONE_CLOSEST.getBytes(US_ASCII);
    private static final byte[] CLOSEST_MATCHES = StatusLine.CLOSEST_MATCHES.getBytes(US_ASCII);
    private static final byte[] OF = " of ".getBytes(US_ASCII);
    private static final byte[] QUOTE = {'\''};
    private static final byte[] AND = StatusLine.AND.getBytes(US_ASCII);
    private static final byte[] FURTHER = StatusLine.FURTHER.getBytes(US_ASCII);

    /** Bytes of a query that is answered at once, at most: each may take a tenth of a microsecond. */
    private static final int QUICK_BYTES = 128;

    /** Slices of a single word that are found as quickly as a kept result of it, at most. */
    private static final int QUICKLY_FOUND = 8;

    /** Slices of nearly all results, at most. Results of more are kept in a small table, since each takes kilobytes. */
    private static final int USUAL_SLICES = 128;

    /** Results of more slices are not kept. */
    private static final int MOST_SLICES = 1024;

    /** Nothing is known of a query without a search. */
    static final int UNKNOWN = -1;

    private final ByteBuffer lines;
    private final Finder finder; // of words of names only
    private final Counters<SearchCount> counters;
    private final QueryResult result; // the one that is being made
    private final ResultCache recentWords; // results of words alone, which take least time to find
    private final ResultCache recentLong; // the same of many slices
    private final ResultCache recentBest; // results in the order BEST
    private final ResultCache recentOthers; // these took longer; a table of their own keeps words from replacing them

    QueryHandler(UnicodeNameIndex index, Counters<SearchCount> counters) {
        this.lines = new CharacterLookup(index).lines();
        this.finder = new Finder(index);
        this.counters = counters;
        this.result = new QueryResult(index);
        this.recentWords = new ResultCache(index, 2048, USUAL_SLICES);
        this.recentLong = new ResultCache(index, 64, MOST_SLICES);
        this.recentBest = new ResultCache(index, 1024, USUAL_SLICES);
        this.recentOthers = new ResultCache(index, 1024, USUAL_SLICES);
    }

    /**
     * Answers a query that takes no time to speak of: words of names, or what was asked recently. Remembers any query
     * as the client's last one.
     *
     * @param paging which of the matches the client wants
     * @return how many matches there are, on this page or not; {@link #UNKNOWN} if nothing is answered, and a
     *     {@link Search} must be run
     */
    int answerQuickly(Query query, Paging paging, Reply reply) {
        if (!(query instanceof PlainQuery plain)) {
            paging.last().set(query.text());
            return UNKNOWN;
        }
        byte[] bytes = plain.bytes();
        int start = plain.start();
        int stop = plain.stop();
        paging.last().set(bytes, start, stop);
        if (stop - start > QUICK_BYTES) {
            return UNKNOWN;
        }
        int hash = ResultCache.hash(bytes, start, stop);
        QueryResult found = paging.order() == Order.CODE
                ? findWords(hash, bytes, start, stop)
                : recentBest.get(hash, bytes, start, stop);
        return found == null ? UNKNOWN : append(found, bytes, start, stop, paging, reply);
    }

    private @Nullable QueryResult findWords(int hash, byte[] query, int start, int stop) {
        QueryResult found = recentWords.get(hash, query, start, stop);
        if (found == null) {
            found = recentLong.get(hash, query, start, stop);
        }
        if (found == null && finder.findWordsAndCountFurther(query, start, stop, result)) {
            if (result.count() > QUICKLY_FOUND || !isWord(query, start, stop)) {
                ResultCache recent = result.count() > USUAL_SLICES ? recentLong : recentWords;
                recent.put(hash, query, start, stop, result);
            }
            found = result;
        }
        return found == null ? recentOthers.get(hash, query, start, stop) : found;
    }

    /** Appends the same bytes as {@link #answer} for a result without lines of its own. */
    private int append(QueryResult found, byte[] query, int start, int stop, Paging paging, Reply reply) {
        count(found);
        if (paging.cuts(found)) {
            result.set(found);
            appendFirstPage(query, start, stop, paging, reply);
        } else {
            reply.add(lines, found.slices(), found.count());
            appendStatus(query, start, stop, found, reply);
        }
        return found.total();
    }

    /**
     * Answers a query or a command that shows another page of one.
     *
     * @param outcome of the search, which this may change
     * @param paging the page that was searched for
     * @return how many matches there are, on this page or not; 0 if the query is not understood
     */
    int answer(Outcome outcome, Paging paging, Reply reply) {
        QueryException error = outcome.error();
        if (error != null) {
            counters.add(SearchCount.ERRORS_NOT_UNDERSTOOD, 1);
            ReplyText.appendError(reply, error);
        } else {
            if (paging.isFirst()) {
                count(outcome.result());
            }
            keep(outcome);
            appendPage(outcome, paging, reply);
        }
        return outcome.result().total();
    }

    /** Appends what tells a client that a query looks like a command of other servers. */
    static void appendHint(String query, Reply reply) {
        byte[] visible = Ignorables.strip(query).toString().getBytes(UTF_8);
        appendHint(visible, 0, visible.length, reply);
    }

    private void keep(Outcome outcome) {
        byte[] query = outcome.search().query().getBytes(UTF_8);
        if (outcome.isWhole() && Repr.isPlain(query, 0, query.length)) {
            ResultCache recent = outcome.search().order() == Order.CODE ? recentOthers : recentBest;
            recent.put(ResultCache.hash(query, 0, query.length), query, 0, query.length, outcome.result());
        }
    }

    private static boolean isWord(byte[] query, int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (!Ascii.isLetterOrDigit(query[i])) {
                return false;
            }
        }
        return true;
    }

    /** Cuts {@link #result}, and appends the same bytes as {@link #appendPage} and the hint. */
    private void appendFirstPage(byte[] query, int start, int stop, Paging paging, Reply reply) {
        int shown = paging.cut(result);
        reply.add(lines, result.slices(), result.count());
        reply.appendGrouped(shown);
        reply.append(OF);
        reply.appendGrouped(result.total());
        reply.append(result.isClosest() ? CLOSEST_MATCHES : MATCHES);
        appendQuoted(query, start, stop, reply);
        paging.appendMore(reply);
        appendHint(query, start, stop, reply);
    }

    /** Appends the same bytes as {@link StatusLine#of} and the hint. */
    private static void appendStatus(byte[] query, int start, int stop, QueryResult found, Reply reply) {
        switch (found.total()) {
            case 0 -> reply.append(NO_MATCH);
            case 1 -> reply.append(found.isClosest() ? ONE_CLOSEST : ONE_MATCH);
            default -> {
                reply.append(found.total());
                reply.append(found.isClosest() ? CLOSEST_MATCHES : MATCHES);
            }
        }
        appendQuoted(query, start, stop, reply);
        if (!found.hint().isEmpty()) {
            reply.append(found.hint());
        }
        if (found.further() > 0) {
            reply.append(AND);
            reply.append(found.further());
            reply.append(FURTHER);
        }
        appendHint(query, start, stop, reply);
    }

    private static void appendQuoted(byte[] query, int start, int stop, Reply reply) {
        reply.append(QUOTE);
        reply.append(query, start, stop);
        reply.append(QUOTE);
    }

    private static void appendHint(byte[] query, int start, int stop, Reply reply) {
        byte[] hint = CommandHint.of(query, start, stop);
        if (hint != null) {
            reply.append(hint);
        }
    }

    /** Appends the matches of a result that are on the page, and the status line. */
    private void appendPage(Outcome outcome, Paging paging, Reply reply) {
        String query = outcome.search().query();
        QueryResult found = outcome.result();
        String further = outcome.isLastPage() ? further(found) : "";
        String status;
        if (paging.cuts(found)) {
            paging.cut(found);
            status = paging.status(query, found);
        } else if (paging.isFurther()) {
            status = StatusLine.ofFurther(Integer.toString(found.total()), found.total(), query);
        } else {
            status = StatusLine.of(found, query) + found.hint();
        }
        reply.add(lines, found.own(), found.slices(), found.count());
        reply.append(status + further);
    }

    private static String further(QueryResult found) {
        return found.further() > 0 ? StatusLine.AND + found.further() + StatusLine.FURTHER : "";
    }

    /** Counts a line that is no text. */
    void countNotUtf8() {
        counters.add(SearchCount.ERRORS_NOT_UTF8, 1);
    }

    private void count(QueryResult found) {
        counters.add(SearchCount.QUERIES, 1);
        counters.add(SearchCount.MATCHES, found.total());
        counters.add(countOf(found.kind()), 1);
    }

    private static SearchCount countOf(QueryResult.Kind kind) {
        return switch (kind) {
            case CODES -> SearchCount.FOUND_BY_CODES;
            case NAMES -> SearchCount.FOUND_BY_NAMES;
            case OTHER_NAMES -> SearchCount.FOUND_BY_OTHER_NAMES;
            case CHARACTERS -> SearchCount.FOUND_BY_CHARACTERS;
            case CLOSEST -> SearchCount.FOUND_CLOSEST;
            case NOTHING -> SearchCount.WITHOUT_MATCH;
        };
    }
}
