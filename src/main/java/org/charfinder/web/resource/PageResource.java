package org.charfinder.web.resource;

import static java.util.Objects.requireNonNull;

import org.charfinder.query.MatchedNames;
import org.charfinder.query.Order;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.query.TypingAnswer;
import org.charfinder.web.page.PageRenderer;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * {@code /?query=chess}: the results of a query as an HTML page. With {@code typing=1}, the query is still being typed.
 */
final class PageResource implements Resource {

    private final QueryService queries;
    private final PageRenderer pages;
    private final EntityTag tag;

    PageResource(QueryService queries, PageRenderer pages, EntityTag tag) {
        this.queries = queries;
        this.pages = pages;
        this.tag = tag;
    }

    @Override
    public void get(Exchange exchange) throws HttpError {
        String query = exchange.parameters().strippedQuery();
        int start = exchange.parameters().rank("start", 0);
        boolean typing = exchange.parameters().value("typing") != null;
        String view = exchange.parameters().view();
        if (query.isEmpty()) {
            if (!exchange.trySendNotModified(tag)) {
                exchange.send(ContentTypes.HTML, pages.start());
            }
            return;
        }
        if (typing) {
            String typed = requireNonNull(exchange.parameters().query());
            exchange.work(() -> answerUnfinished(typed, start, view, exchange));
        } else {
            exchange.work(() -> answer(query, start, view, exchange));
        }
    }

    private void answer(String query, int start, @Nullable String view, Exchange exchange)
            throws HttpError, QueryException {
        try {
            QueryResult answer = queries.find(query, Order.BEST);
            if (!exchange.trySendNotModified(tag)) {
                exchange.send(
                        ContentTypes.HTML,
                        pages.results(query, answer, queries.matchedNames(query, answer), start, view));
            }
        } catch (QueryException e) {
            if (!exchange.accepted().contains("text/html")) {
                throw e;
            }
            byte[] page = pages.queryError(query, e);
            exchange.sendError(HttpStatus.BAD_REQUEST_400, ContentTypes.HTML, page);
        }
    }

    /** Answers a query that is still being typed: white space at its end tells that its last word is whole. */
    private void answerUnfinished(String typed, int start, @Nullable String view, Exchange exchange) throws HttpError {
        TypingAnswer answer = queries.findUnfinished(typed);
        if (!exchange.trySendNotModified(tag)) {
            MatchedNames names = queries.matchedNames(answer.query(), answer.result());
            exchange.send(ContentTypes.HTML, pages.unfinished(typed, answer, names, start, view));
        }
    }
}
