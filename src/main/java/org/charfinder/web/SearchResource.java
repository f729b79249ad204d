package org.charfinder.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.charfinder.format.OutputFormat;
import org.charfinder.json.JsonObject;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.query.StatusLine;
import org.charfinder.query.Suggestion;
import org.charfinder.unicode.WhiteSpace;
import org.charfinder.web.RecentResults.Question;
import org.charfinder.web.RecentResults.Result;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** {@code /search?q=chess+rook}: what a query finds, for programs, in the format that they like. */
final class SearchResource implements Resource {

    /** What the result may be written in, the best for most programs first. */
    private enum Format {
        JSON("json", "json", "application/json"),
        TEXT("text", OutputFormat.PLAIN, "text/plain"),
        JSONL("jsonl", "jsonl", "application/jsonl"),
        CSV("csv", "csv", "text/csv"),
        TSV("tsv", "tsv", "text/tab-separated-values");

        private final String label;
        private final OutputFormat layout;
        private final String mediaType;
        private final HttpField contentType;

        Format(String label, String layout, String mediaType) {
            this.label = label;
            this.layout = OutputFormat.named(layout);
            this.mediaType = mediaType;
            this.contentType =
                    Exchange.contentType(mediaType + (mediaType.startsWith("text/") ? "; charset=utf-8" : ""));
        }

        static Format named(String label) throws HttpError {
            for (Format format : values()) {
                if (format.label.equals(label)) {
                    return format;
                }
            }
            throw HttpError.badRequest("no such format; there are: " + all(format -> format.label));
        }

        /**
         * What is liked best. Who likes all, and says so, is taken for a person with {@code curl}; who says nothing, for a
         * program.
         */
        static Format acceptedBy(List<String> accepted, boolean anything) throws HttpError {
            if (anything) {
                return JSON;
            }
            for (String range : accepted) {
                Format format = in(range);
                if (format != null) {
                    return format;
                }
            }
            throw new HttpError(HttpStatus.NOT_ACCEPTABLE_406, "there are: " + all(format -> format.mediaType));
        }

        private static Format in(String range) {
            return switch (range) {
                case "*/*", "text/*" -> TEXT;
                case "application/*" -> JSON;
                case "application/x-ndjson" -> JSONL; // as many call it
                default ->
                    Arrays.stream(values())
                            .filter(format -> format.mediaType.equals(range))
                            .findFirst()
                            .orElse(null);
            };
        }

        private static String all(Function<Format, String> name) {
            return Arrays.stream(values()).map(name).collect(Collectors.joining(", "));
        }
    }

    private final Queries queries;
    private final RecentResults recent = new RecentResults();
    private final Map<Format, Edition> editions = new EnumMap<>(Format.class);

    SearchResource(Queries queries, Edition edition) {
        this.queries = queries;
        for (Format format : Format.values()) {
            editions.put(format, edition.variant(format.label));
        }
    }

    @Override
    public void get(Exchange exchange) throws HttpError, QueryException {
        String query = exchange.parameter("q");
        if (query == null) {
            throw HttpError.badRequest("q is missing, the query; try /search?q=chess+rook");
        }
        Format format = format(exchange);
        int start = exchange.rank("start", 0);
        int stop = exchange.rank("stop", format == Format.JSON ? Exchange.pageBehind(start) : Integer.MAX_VALUE);
        if (stop < start) {
            throw HttpError.badRequest("stop must not be less than start");
        }
        answer(new Question(WhiteSpace.strip(query).toString(), format.label, start, stop), format, exchange);
    }

    private void answer(Question question, Format format, Exchange exchange) throws QueryException {
        Result kept = recent.get(question);
        if (kept != null) {
            queries.countAgain(kept.kind());
            send(kept, format, exchange);
            return;
        }
        QueryResult answer = queries.find(question.query());
        TextStream.Source text = text(question, format, answer);
        StringBuilder begun = new StringBuilder(1024);
        if (!TextStream.begin(begun, text)) {
            Result whole = new Result(question, answer.kind(), begun.toString().getBytes(UTF_8));
            recent.put(whole);
            send(whole, format, exchange);
        } else if (!exchange.isStillThe(editions.get(format))) {
            exchange.stream(format.contentType, begun, text);
        }
    }

    private void send(Result result, Format format, Exchange exchange) {
        if (!exchange.isStillThe(editions.get(format))) {
            exchange.send(format.contentType, result.body());
        }
    }

    private static Format format(Exchange exchange) throws HttpError {
        String named = exchange.parameter("format");
        if (named != null) {
            return Format.named(named);
        }
        exchange.varyBy(HttpHeader.ACCEPT);
        return Format.acceptedBy(exchange.accepted(), !exchange.saysWhatItAccepts());
    }

    private static TextStream.Source text(Question question, Format format, QueryResult answer) {
        String query = question.query();
        int first = Math.min(question.start(), answer.total());
        int items = answer.cut(first, question.stop());
        OutputFormat layout = format.layout;
        String head = layout.head();
        String tail = layout.tail();
        if (format == Format.JSON) {
            head = opened(query, answer, first, first + items) + head;
            tail += "}\n";
        } else if (format == Format.TEXT) {
            tail = "(" + StatusLine.of(answer.total(), query) + answer.hint() + ")\n";
        }
        return new ResultText(head, answer.matches(), layout::append, tail);
    }

    /** The object that has the items as its last member, up to these. */
    private static String opened(String query, QueryResult answer, int start, int stop) {
        StringBuilder opened = new StringBuilder();
        new JsonObject(opened)
                .text("query", query)
                .value("total", answer.total())
                .value("start", start)
                .value("stop", stop)
                .value(
                        "suggestion",
                        answer.suggestions().stream()
                                .map(SearchResource::object)
                                .toList())
                .name("items");
        return opened.toString();
    }

    private static JsonObject object(Suggestion suggestion) {
        return new JsonObject().text("query", suggestion.query()).value("total", suggestion.total());
    }
}
