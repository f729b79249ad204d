package org.charfinder.web.resource;

import org.charfinder.query.Match;
import org.charfinder.query.Order;
import org.charfinder.query.QueryResult;
import org.charfinder.query.StatusLine;
import org.charfinder.unicode.WhiteSpace;
import org.charfinder.web.page.HtmlEscaper;

/** {@code /charfinder?char=sun&char=black}: the address of older clients, which read one paragraph for each result. */
final class LegacySearch implements Resource {

    private final QueryService queries;
    private final EntityTag tag;

    LegacySearch(QueryService queries, EntityTag tag) {
        this.queries = queries;
        this.tag = tag;
    }

    @Override
    public void get(Exchange exchange) throws HttpError {
        String words = String.join(" ", exchange.parameters().values("char"));
        String query = WhiteSpace.strip(words).toString();
        exchange.work(() -> {
            QueryResult answer = queries.find(query, Order.CODE);
            if (!exchange.trySendNotModified(tag)) {
                exchange.sendOrStream(ContentTypes.HTML, text(query, answer), answer.capacity());
            }
        });
    }

    private static TextStream.Source text(String query, QueryResult answer) {
        String status = query.isEmpty() ? "Enter words describing characters." : StatusLine.of(answer.total(), query);
        String head = """
                <!DOCTYPE html>
                <html lang="en">
                <meta charset="utf-8">
                <title>charfinder</title>
                """;
        String tail = "<footer>" + HtmlEscaper.escape(status + answer.hint()) + "</footer>\n</html>\n";
        return new ResultText(head, answer.matches(), LegacySearch::appendParagraph, tail);
    }

    private static void appendParagraph(Match match, boolean first, StringBuilder text) {
        text.append("<p>").append(match.code());
        text.append("\t<bdi>").append(HtmlEscaper.escape(match.shown()));
        text.append("</bdi>\t").append(HtmlEscaper.escape(match.name())).append("</p>\n");
    }
}
