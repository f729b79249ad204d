package org.charfinder.web;

import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Finder;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;

/** Answers the queries of all clients. Any thread may ask, each has a finder of its own. */
final class Queries {

    private final ThreadLocal<Finder> finders;
    private final Metrics metrics;

    Queries(UnicodeNameIndex index, Metrics metrics) {
        this.finders = ThreadLocal.withInitial(() -> new Finder(index));
        this.metrics = metrics;
    }

    /** Counts a query whose answer is still known. */
    void countAgain(QueryResult.Kind kind) {
        metrics.countQuery(kind);
    }

    /** As {@link Finder#find(CharSequence)}; the answer may be kept. */
    QueryResult find(String query) throws QueryException {
        try {
            QueryResult answer = finders.get().find(query);
            metrics.countQuery(answer.kind());
            return answer;
        } catch (QueryException e) {
            metrics.countQueryNotUnderstood();
            throw e;
        }
    }
}
