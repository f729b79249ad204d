package org.charfinder.web.resource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import org.charfinder.format.OutputFormat;
import org.charfinder.json.JsonObject;
import org.charfinder.query.MatchedNames;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.query.StatusLine;
import org.charfinder.query.Suggestion;
import org.charfinder.unicode.WhiteSpace;
import org.charfinder.web.page.ResultPages;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** {@code /search?q=chess+rook}: the results of a query, for programs, in one of several formats. */
final class SearchResource implements Resource {

    private final QueryService queries;
    private final RecentResults recent = new RecentResults();
    private final Map<SearchFormat, EntityTag> tags = new EnumMap<>(SearchFormat.class);

    SearchResource(QueryService queries, EntityTag tag) {
        this.queries = queries;
        for (SearchFormat format : SearchFormat.values()) {
            tags.put(format, tag.variant(format.label()));
        }
    }

    @Override
    public void get(Exchange exchange) throws HttpError, QueryException {
        QueryParameters parameters = exchange.parameters();
        parameters.requireKnown(
                "q",
                "query",
                Slice.LIMIT,
                Slice.OFFSET,
                Slice.START,
                Slice.STOP,
                "order",
                "format",
                FieldsParameter.NAME);
        String query = parameters.query();
        if (query == null) {
            throw HttpError.badRequest(
                    ProblemType.MISSING_PARAMETER, "q is missing, the query; try /search?q=chess+rook");
        }
        SearchFormat format = format(exchange);
        SearchRequest request = new SearchRequest(
                WhiteSpace.stripQuery(query).toString(),
                parameters.order(),
                format.label(),
                FieldsParameter.of(parameters, format),
                Slice.of(parameters, format == SearchFormat.JSON ? ResultPages.SIZE : Integer.MAX_VALUE));
        answer(request, format, exchange);
    }

    private static SearchFormat format(Exchange exchange) throws HttpError {
        SearchFormat named = SearchFormat.named(exchange.parameters());
        if (named != null) {
            return named;
        }
        exchange.varyBy(HttpHeader.ACCEPT);
        exchange.varyBy(HttpHeader.USER_AGENT);
        return SearchFormat.acceptedBy(exchange.accepted(), exchange.hasAccept(), exchange.isCurl());
    }

    private void answer(SearchRequest request, SearchFormat format, Exchange exchange) {
        RecentResults.@Nullable Entry cached = recent.get(request);
        if (cached != null) {
            queries.countCached(cached.kind());
            send(cached.body(), cached.links(), format, exchange);
        } else {
            exchange.work(() -> search(request, format, exchange));
        }
    }

    private void search(SearchRequest request, SearchFormat format, Exchange exchange)
            throws HttpError, QueryException {
        QueryResult answer = queries.find(request.query(), request.order());
        OutputFormat layout = format.layout(request.fields());
        boolean tells = layout.showsMatchedNames();
        MatchedNames names = tells ? queries.matchedNames(request.query(), answer) : MatchedNames.NONE;
        String links = request.slice().links(request.address(), answer.total());
        TextStream.Source text = text(request, layout, format, answer, names);
        StringBuilder begun = new StringBuilder(1024);
        if (!TextStream.begin(begun, text)) {
            byte[] body = begun.toString().getBytes(UTF_8);
            recent.put(new RecentResults.Entry(request, answer.kind(), links, body)); // so it is in memory anyway
            send(body, links, format, exchange);
        } else if (!exchange.trySendNotModified(tag(format), CacheControl.MINUTE)) {
            exchange.link(links);
            exchange.stream(format.contentType(), begun, text, answer.capacity());
        }
    }

    private void send(byte[] body, @Nullable String links, SearchFormat format, Exchange exchange) {
        if (!exchange.trySendNotModified(tag(format), CacheControl.MINUTE)) {
            exchange.link(links);
            exchange.sendShared(format.contentType(), body);
        }
    }

    private EntityTag tag(SearchFormat format) {
        return requireNonNull(tags.get(format));
    }

    private static TextStream.Source text(
            SearchRequest request, OutputFormat layout, SearchFormat format, QueryResult answer, MatchedNames names) {
        String query = request.query();
        int first = Math.min(request.slice().start(), answer.total());
        int items = answer.cut(first, request.slice().stop());
        String head = layout.head();
        String tail = layout.tail();
        if (format == SearchFormat.JSON) {
            head = objectHead(request, answer, first, first + items) + head;
            tail += "}\n";
        } else if (format == SearchFormat.TEXT) {
            tail = "(" + StatusLine.of(answer, query) + answer.hint() + ")\n";
        }
        return new ResultText(
                head, answer.matches(), (match, isFirst, row) -> layout.append(match, names, isFirst, row), tail);
    }

    /** The start of a JSON object up to the array {@code items}, its last member. */
    private static String objectHead(SearchRequest request, QueryResult answer, int start, int stop) {
        StringBuilder head = new StringBuilder();
        JsonObject object = new JsonObject(head)
                .text("query", request.query())
                .value("total", answer.total())
                .value("start", start)
                .value("stop", stop);
        if (answer.isClosest()) {
            object.value("closest", true);
        }
        object.text("next", request.slice().next(request.address(), answer.total()))
                .value(
                        "suggestions",
                        answer.suggestions().stream()
                                .map(SearchResource::object)
                                .toList())
                .name("items");
        return head.toString();
    }

    private static JsonObject object(Suggestion suggestion) {
        return new JsonObject().text("query", suggestion.query()).value("total", suggestion.total());
    }
}
