package org.charfinder.web.resource;

import org.charfinder.query.Finder;
import org.charfinder.query.Finders;
import org.charfinder.query.MatchedNames;
import org.charfinder.query.Order;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.query.TypingAnswer;
import org.charfinder.web.metrics.Metrics;

/** Answers and counts queries. Any thread may call. */
final class QueryService {

    private final Finders finders;
    private final Metrics metrics;

    QueryService(Finders finders, Metrics metrics) {
        this.finders = finders;
        this.metrics = metrics;
    }

    /** Tells why the matches of an answer to a query are in it. The caller may keep it, in one thread at a time. */
    MatchedNames matchedNames(String query, QueryResult answer) {
        return finders.get().matchedNames(query, answer);
    }

    /** Counts a query that was answered from a cache. */
    void countCached(QueryResult.Kind kind) {
        metrics.countQuery(kind);
    }

    /**
     * Answers a query, as {@link Finder#find(CharSequence, Order)} does. The caller may keep the answer.
     *
     * @throws QueryException if the query can't be understood
     */
    QueryResult find(String query, Order order) throws QueryException {
        try {
            QueryResult answer = finders.get().find(query, order);
            metrics.countQuery(answer.kind());
            return answer;
        } catch (QueryException e) {
            metrics.countQueryNotUnderstood();
            throw e;
        }
    }

    /** Answers a query that is still being typed. The caller may keep the answer. */
    TypingAnswer findUnfinished(String typed) {
        TypingAnswer answer = finders.get().findUnfinished(typed);
        metrics.countQuery(answer.result().kind());
        return answer;
    }
}
