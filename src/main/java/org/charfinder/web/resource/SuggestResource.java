package org.charfinder.web.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.charfinder.json.JsonObject;
import org.charfinder.query.Match;
import org.charfinder.query.Order;
import org.charfinder.query.QueryException;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.WhiteSpace;
import org.eclipse.jetty.http.HttpField;

/**
 * {@code /suggest?q=chess+ro}: names for the address bar of a browser, as OpenSearch Suggestions: an array of the
 * query, the names, and a description of each. The last word is also taken for the beginning of one.
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
        String query = WhiteSpace.stripQuery(given).toString();
        Map<String, String> found = new LinkedHashMap<>(); // descriptions by name
        if (!query.isEmpty()) {
            add(query, found);
            if (Character.isLetterOrDigit(query.codePointBefore(query.length()))) {
                add(query + "*", found);
            }
        }
        if (!exchange.trySendNotModified(tag, CacheControl.MINUTE)) {
            exchange.send(TYPE, json(given, found).getBytes(UTF_8));
        }
    }

    private void add(String query, Map<String, String> found) {
        try {
            Iterator<Match> matches = queries.find(query, Order.BEST).matches();
            while (matches.hasNext() && found.size() < MOST) {
                Match match = matches.next();
                found.putIfAbsent(match.name(), Picture.safely(match.characters()) + " " + match.code());
            }
        } catch (QueryException e) { // a user who is still typing has made no mistake yet
            return;
        }
    }

    private static String json(String query, Map<String, String> found) {
        List<String> names = new ArrayList<>(found.keySet());
        List<String> descriptions = new ArrayList<>(found.values());
        return "[%s,%s,%s]\n"
                .formatted(JsonObject.quoted(query), JsonObject.array(names), JsonObject.array(descriptions));
    }
}
