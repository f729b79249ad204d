package org.charfinder.web.resource;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.charfinder.json.JsonObject;
import org.charfinder.query.Match;
import org.charfinder.query.TypingAnswer;
import org.charfinder.unicode.Picture;
import org.eclipse.jetty.http.HttpField;

/**
 * {@code /suggest?q=chess+ro}: what to choose from in the address bar of a browser, as OpenSearch Suggestions: an
 * array of the query, the suggestions, and a description of each. Suggestions are names of characters that the query
 * finds as it is being typed, and queries that complete the filter at its end.
 */
final class SuggestResource implements Resource {

    static final HttpField TYPE = ContentTypes.of("application/x-suggestions+json");

    /** Browsers show no more. */
    private static final int MOST = 10;

    private final QueryService queries;
    private final EntityTag tag;

    SuggestResource(QueryService queries, EntityTag tag) {
        this.queries = queries;
        this.tag = tag;
    }

    @Override
    public void get(Exchange exchange) throws HttpError {
        exchange.parameters().requireKnown("q", "query");
        String given = exchange.parameters().query();
        if (given == null) {
            throw HttpError.badRequest(ProblemType.MISSING_PARAMETER, "q is missing; try /suggest?q=chess");
        }
        exchange.work(() -> {
            TypingAnswer answer = queries.findUnfinished(given);
            if (!exchange.trySendNotModified(tag, CacheControl.MINUTE)) {
                exchange.send(TYPE, json(given, suggestions(answer)));
            }
        });
    }

    /** Descriptions by what they describe: first the queries that complete a filter, then the names that are found. */
    private static Map<String, String> suggestions(TypingAnswer answer) {
        Map<String, String> suggestions = new LinkedHashMap<>();
        answer.completions().stream().limit(MOST).forEach(query -> suggestions.put(query, ""));
        Iterator<Match> matches = answer.result().matches();
        while (matches.hasNext() && suggestions.size() < MOST) {
            Match match = matches.next();
            suggestions.putIfAbsent(match.name(), Picture.safely(match.characters()) + " " + match.code());
        }
        return suggestions;
    }

    private static String json(String query, Map<String, String> suggestions) {
        List<String> texts = new ArrayList<>(suggestions.keySet());
        List<String> descriptions = new ArrayList<>(suggestions.values());
        return "[%s,%s,%s]\n"
                .formatted(JsonObject.quoted(query), JsonObject.array(texts), JsonObject.array(descriptions));
    }
}
