package org.charfinder.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.loop.Counters;
import org.charfinder.net.Reply;
import org.charfinder.query.Finder;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.query.StatusLine;
import org.charfinder.server.Request.PlainQuery;
import org.charfinder.server.Request.Query;

/**
 * Answers queries: the lines of the matches and the status line, without its line end. All sessions of a thread share
 * one handler, and so the memory that a result needs while it is made. A {@link PlainQuery} that was asked recently, or
 * has only words that names have, is answered without allocation.
 */
final class QueryHandler {

    private static final byte[] NO_MATCH = StatusLine.NO_MATCH.getBytes(US_ASCII);
    private static final byte[] ONE_MATCH = StatusLine.ONE_MATCH.getBytes(US_ASCII);
    private static final byte[] MATCHES = StatusLine.MATCHES.getBytes(US_ASCII);
    private static final byte[] QUOTE = {'\''};

    private final ByteBuffer lines;
    private final Finder finder;
    private final Counters<SearchCount> counters;
    private final QueryResult result; // the one that is being made
    private final ResultCache recentWords; // results of words alone, which take least time to find
    private final ResultCache recentOthers; // these took longer; a table of their own keeps words from replacing them

    /** @param finder not used by anything else while this answers */
    QueryHandler(UnicodeNameIndex index, Finder finder, Counters<SearchCount> counters) {
        this.lines = new CharacterLookup(index).lines();
        this.finder = finder;
        this.counters = counters;
        this.result = new QueryResult(index);
        this.recentWords = new ResultCache(index, 4096);
        this.recentOthers = new ResultCache(index, 1024);
    }

    /**
     * Answers a query.
     *
     * @param paging which of the matches the client wants
     * @return how many matches there are, on this page or not; 0 if the query is not understood
     */
    int answer(Query query, Paging paging, Reply reply) {
        return query instanceof PlainQuery plain
                ? answerPlain(plain.bytes(), plain.start(), plain.stop(), paging, reply)
                : answerText(query.text(), paging, reply);
    }

    /** The same for a query as text. */
    int answerText(CharSequence query, Paging paging, Reply reply) {
        return find(query, reply) ? appendResult(query, paging, reply) : 0;
    }

    private int answerPlain(byte[] query, int start, int stop, Paging paging, Reply reply) {
        QueryResult found = recentWords.get(query, start, stop);
        if (found == null && finder.findWords(query, start, stop, result)) {
            recentWords.put(query, start, stop, result);
            found = result;
        }
        if (found == null) {
            found = recentOthers.get(query, start, stop);
        }
        if (found == null) {
            if (!find(text(query, start, stop), reply)) {
                return 0;
            }
            recentOthers.put(query, start, stop, result);
            found = result;
        }
        if (paging.cuts(found) || found.hasOwn()) {
            result.set(found);
            return appendResult(text(query, start, stop), paging, reply);
        }
        count(found);
        reply.add(lines, found.slices(), found.count());
        appendStatus(query, start, stop, found, reply);
        return found.total();
    }

    /** Appends the same bytes as {@link StatusLine#of} and the hint. */
    private static void appendStatus(byte[] query, int start, int stop, QueryResult found, Reply reply) {
        switch (found.total()) {
            case 0 -> reply.append(NO_MATCH);
            case 1 -> reply.append(ONE_MATCH);
            default -> {
                reply.append(found.total());
                reply.append(MATCHES);
            }
        }
        reply.append(QUOTE);
        reply.append(query, start, stop);
        reply.append(QUOTE);
        if (!found.hint().isEmpty()) {
            reply.append(found.hint());
        }
    }

    private static String text(byte[] ascii, int start, int stop) {
        return new String(ascii, start, stop - start, US_ASCII);
    }

    /** Makes {@link #result} what a query finds. Appends an error and returns false if it is not understood. */
    private boolean find(CharSequence query, Reply reply) {
        try {
            finder.find(query, result);
            if (result.isCostly()) {
                reply.markCostly();
            }
            return true;
        } catch (QueryException e) {
            reply.markCostly();
            counters.add(SearchCount.ERRORS_NOT_UNDERSTOOD, 1);
            ReplyText.appendError(reply, e);
            return false;
        }
    }

    /** Appends the matches of {@link #result} that are on the page, and the status line. */
    private int appendResult(CharSequence query, Paging paging, Reply reply) {
        count(result);
        String status =
                paging.cuts(result) ? paging.cut(query, result) : StatusLine.of(result.total(), query) + result.hint();
        reply.add(lines, result.own(), result.slices(), result.count());
        reply.append(status);
        return result.total();
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
            case NOTHING -> SearchCount.WITHOUT_MATCH;
        };
    }
}
