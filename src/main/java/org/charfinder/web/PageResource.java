package org.charfinder.web;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.charfinder.query.Match;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.query.Suggestion;
import org.charfinder.unicode.HtmlEntities;
import org.charfinder.unicode.WhiteSpace;
import org.eclipse.jetty.http.HttpStatus;

/** {@code /?query=chess}: the page for people. */
final class PageResource implements Resource {

    private static final List<Link> SAMPLES = List.of(
                    "bismillah",
                    "black",
                    "Braille",
                    "cat",
                    "chess",
                    "circled",
                    "digit",
                    "dot",
                    "Ethiopic",
                    "face",
                    "hexagram",
                    "Malayalam",
                    "mark",
                    "operator",
                    "Roman",
                    "symbol")
            .stream()
            .map(word -> new Link(word, Links.results(word)))
            .toList();

    private static final List<Way> WAYS = List.of(
            Way.of("pie*", "words that begin so"),
            Way.of("\"black heart\"", "these words side by side"),
            Way.of("chess -white", "without this word"),
            Way.of("rook | knight", "either of them"),
            Way.of("block:dingbats snow*", "only of this block; also script:greek, category:Sm, age:18.0"),
            Way.of("schneemann", "other names, in many languages"),
            Way.of("U+265C &euro;", "codes, in any notation"),
            Way.of("♜", "the character itself"));

    /** A text that leads somewhere. */
    record Link(String text, String href) {}

    /** A query of its kind, and what it finds. */
    record Way(String query, String href, String finds) {

        static Way of(String query, String finds) {
            return new Way(query, Links.results(query), finds);
        }
    }

    /**
     * A result.
     *
     * @param entity the name that HTML has for it; null if there is none
     */
    record Row(String code, String href, Glyph glyph, String name, String entity) {

        static Row of(Match match) {
            String characters = match.characters();
            List<String> entities = HtmlEntities.entitiesOf(characters);
            return new Row(
                    match.code(),
                    Links.card(match.code()),
                    Glyph.of(characters),
                    match.name(),
                    entities.isEmpty() ? null : entities.get(0));
        }
    }

    /** What the template is filled with; what is not there is null. */
    record View(
            String query,
            String count,
            String error,
            List<Link> samples,
            List<Link> suggestions,
            List<Row> rows,
            String range,
            String previous,
            String next) {

        private static View ofError(String query, String message) {
            return new View(query, null, message, SAMPLES, null, null, null, null, null);
        }

        /** How to ask, for those who have not asked yet. */
        List<Way> ways() {
            return begins() ? WAYS : null;
        }

        boolean suggests() {
            return suggestions != null && !suggestions.isEmpty();
        }

        boolean begins() {
            return query.isEmpty();
        }

        boolean found() {
            return rows != null && !rows.isEmpty();
        }
    }

    private final Queries queries;
    private final Pages pages;
    private final Edition edition;

    PageResource(Queries queries, Pages pages, Edition edition) {
        this.queries = queries;
        this.edition = edition;
        this.pages = pages;
    }

    @Override
    public void get(Exchange exchange) throws HttpError, QueryException {
        String given = exchange.parameter("query");
        String query = given == null ? "" : WhiteSpace.strip(given).toString();
        int start = exchange.rank("start", 0);
        QueryResult answer;
        try {
            answer = query.isEmpty() ? null : queries.find(query);
        } catch (QueryException e) {
            if (!exchange.accepted().contains("text/html")) {
                throw e;
            }
            byte[] page = pages.page(title(query), View.ofError(query, e.getMessage()));
            exchange.sendError(HttpStatus.BAD_REQUEST_400, Exchange.HTML, page);
            return;
        }
        if (!exchange.isStillThe(edition)) {
            exchange.send(Exchange.HTML, pages.page(title(query), view(query, answer, start)));
        }
    }

    private static String title(String query) {
        return query.isEmpty() ? "charfinder" : query + " – charfinder";
    }

    /** @param answer null if nothing was asked */
    private static View view(String query, QueryResult answer, int wanted) {
        if (answer == null) {
            return new View(query, null, null, SAMPLES, null, null, null, null, null);
        }
        int total = answer.total();
        int lastPage = Math.max(0, total - 1) / Exchange.PAGE * Exchange.PAGE;
        int start = wanted < total ? wanted : lastPage;
        int stop = start + answer.cut(start, Exchange.pageBehind(start));
        List<Row> rows = new ArrayList<>();
        for (Iterator<Match> matches = answer.matches(); matches.hasNext(); ) {
            rows.add(Row.of(matches.next()));
        }
        return new View(
                query,
                count(total),
                null,
                total == 0 ? SAMPLES : null,
                answer.suggestions().stream().map(PageResource::link).toList(),
                rows,
                total > Exchange.PAGE ? String.format(Locale.ROOT, "%,d to %,d", start + 1, stop) : null,
                start > 0 ? Links.results(query, Math.max(0, start - Exchange.PAGE)) : null,
                stop < total ? Links.results(query, stop) : null);
    }

    private static String count(int total) {
        return switch (total) {
            case 0 -> "No characters";
            case 1 -> "1 character";
            default -> String.format(Locale.ROOT, "%,d characters", total);
        };
    }

    private static Link link(Suggestion suggestion) {
        return new Link(suggestion.toString(), Links.results(suggestion.query()));
    }
}
