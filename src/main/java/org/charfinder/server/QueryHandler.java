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
import org.charfinder.unicode.Ascii;
import org.charfinder.unicode.Ignorables;

/**
 * Answers queries: the lines of the matches and the status line, without its line end. All sessions of a thread share
 * one handler, and so the memory that a result needs while it is made. A {@link PlainQuery} that was asked recently, or
 * has only words that names have, is answered without allocation.
 */
final class QueryHandler {

    private static final byte[] NO_MATCH = StatusLine.NO_MATCH.getBytes(US_ASCII);
    private static final byte[] ONE_MATCH = StatusLine.ONE_MATCH.getBytes(US_ASCII);
    private static final byte[] MATCHES = StatusLine.MATCHES.getBytes(US_ASCII);
    private static final byte[] OF = " of ".getBytes(US_ASCII);
    private static final byte[] QUOTE = {'\''};
    private static final byte[] AND = StatusLine.AND.getBytes(US_ASCII);
    private static final byte[] FURTHER = StatusLine.FURTHER.getBytes(US_ASCII);

    /** Slices of a single word that are found as quickly as a kept result of it, at most. */
    private static final int QUICKLY_FOUND = 8;

    /** Slices of nearly all results, at most. Results of more are kept in a small table, since each takes kilobytes. */
    private static final int USUAL_SLICES = 128;

    /** Results of more slices are not kept. */
    private static final int MOST_SLICES = 1024;

    private final ByteBuffer lines;
    private final Finder finder;
    private final Counters<SearchCount> counters;
    private final QueryResult result; // the one that is being made
    private final ResultCache recentWords; // results of words alone, which take least time to find
    private final ResultCache recentLong; // the same of many slices
    private final ResultCache recentBest; // results in the order BEST
    private final ResultCache recentOthers; // these took longer; a table of their own keeps words from replacing them

    /** @param finder not used by anything else while this answers */
    QueryHandler(UnicodeNameIndex index, Finder finder, Counters<SearchCount> counters) {
        this.lines = new CharacterLookup(index).lines();
        this.finder = finder;
        this.counters = counters;
        this.result = new QueryResult(index);
        this.recentWords = new ResultCache(index, 2048, USUAL_SLICES);
        this.recentLong = new ResultCache(index, 64, MOST_SLICES);
        this.recentBest = new ResultCache(index, 1024, USUAL_SLICES);
        this.recentOthers = new ResultCache(index, 1024, USUAL_SLICES);
    }

    /**
     * Answers a query.
     *
     * @param paging which of the matches the client wants
     * @return how many matches there are, on this page or not; 0 if the query is not understood
     */
    int answer(Query query, Paging paging, Reply reply) {
        if (query instanceof PlainQuery plain) {
            paging.last().set(plain.bytes(), plain.start(), plain.stop());
            return paging.order() == Order.CODE
                    ? answerPlain(plain.bytes(), plain.start(), plain.stop(), paging, reply)
                    : answerBest(plain.bytes(), plain.start(), plain.stop(), paging, reply);
        }
        paging.last().set(query.text());
        int total = answerText(query.text(), paging, reply);
        byte[] visible = Ignorables.strip(query.text()).toString().getBytes(UTF_8);
        appendHint(visible, 0, visible.length, reply);
        return total;
    }

    /** Answers a query in the order of the page, or with its further matches if that is what the page shows. */
    int answerText(CharSequence query, Paging paging, Reply reply) {
        return find(query, paging, reply) ? appendResult(query, paging, reply) : 0;
    }

    private int answerBest(byte[] query, int start, int stop, Paging paging, Reply reply) {
        String text = text(query, start, stop);
        int hash = ResultCache.hash(query, start, stop);
        QueryResult found = recentBest.get(hash, query, start, stop);
        if (found != null) {
            result.set(found);
        } else if (find(text, paging, reply)) {
            recentBest.put(hash, query, start, stop, result);
        } else {
            return 0;
        }
        int total = appendResult(text, paging, reply);
        appendHint(query, start, stop, reply);
        return total;
    }

    private int answerPlain(byte[] query, int start, int stop, Paging paging, Reply reply) {
        int hash = ResultCache.hash(query, start, stop);
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
        if (found == null) {
            found = recentOthers.get(hash, query, start, stop);
        }
        if (found == null) {
            if (!find(text(query, start, stop), paging, reply)) {
                return 0;
            }
            recentOthers.put(hash, query, start, stop, result);
            found = result;
        }
        if (found.hasOwn()) {
            int total = appendResult(text(query, start, stop), paging, reply);
            appendHint(query, start, stop, reply);
            return total;
        }
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

    private static boolean isWord(byte[] query, int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (!Ascii.isLetterOrDigit(query[i])) {
                return false;
            }
        }
        return true;
    }

    /** Cuts {@link #result}, and appends the same bytes as {@link #appendResult} and the hint. */
    private void appendFirstPage(byte[] query, int start, int stop, Paging paging, Reply reply) {
        int shown = paging.cut(result);
        reply.add(lines, result.slices(), result.count());
        reply.appendGrouped(shown);
        reply.append(OF);
        reply.appendGrouped(result.total());
        reply.append(MATCHES);
        appendQuoted(query, start, stop, reply);
        paging.appendMore(reply);
        appendHint(query, start, stop, reply);
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

    private static String text(byte[] ascii, int start, int stop) {
        return new String(ascii, start, stop - start, US_ASCII);
    }

    /** Makes {@link #result} what the page is of. Appends an error and returns false if it is not understood. */
    private boolean find(CharSequence query, Paging paging, Reply reply) {
        try {
            if (paging.isFurther()) {
                findFurther(query, paging);
            } else {
                finder.find(query, paging.pageOrder(), result);
                countFurther(query, paging);
            }
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

    private void countFurther(CharSequence query, Paging paging) {
        if (canHaveMore(result.kind()) && paging.isLast(result) && paging.pageOrder() == Order.CODE) {
            try {
                finder.countFurther(query, result);
            } catch (QueryException e) {
                // To find more takes too long; what is found is the answer.
            }
        }
    }

    /** Whether the order BEST may add something: codes are the same in both orders. */
    private static boolean canHaveMore(QueryResult.Kind kind) {
        return kind != QueryResult.Kind.CODES;
    }

    /** In the order BEST, nothing is left to add. */
    private void findFurther(CharSequence query, Paging paging) throws QueryException {
        if (paging.pageOrder() == Order.CODE) {
            finder.findFurther(query, result);
        } else {
            result.clear();
        }
    }

    /** Appends the matches of {@link #result} that are on the page, and the status line. */
    private int appendResult(CharSequence query, Paging paging, Reply reply) {
        count(result);
        String further = paging.isLast(result) ? further() : "";
        String status;
        if (paging.cuts(result)) {
            paging.cut(result);
            status = paging.status(query, result);
        } else {
            status = status(query, paging);
        }
        reply.add(lines, result.own(), result.slices(), result.count());
        reply.append(status + further);
        return result.total();
    }

    private String further() {
        return result.further() > 0 ? StatusLine.AND + result.further() + StatusLine.FURTHER : "";
    }

    private String status(CharSequence query, Paging paging) {
        return paging.isFurther()
                ? StatusLine.ofFurther(Integer.toString(result.total()), result.total(), query)
                : StatusLine.of(result, query) + result.hint();
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
