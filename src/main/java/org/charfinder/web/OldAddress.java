package org.charfinder.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.charfinder.query.Match;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.query.StatusLine;
import org.charfinder.unicode.WhiteSpace;

/** {@code /charfinder?char=sun&char=black}: a paragraph a result line, as programs of old read it. */
final class OldAddress implements Resource {

    private final Queries queries;
    private final Edition edition;

    OldAddress(Queries queries, Edition edition) {
        this.queries = queries;
        this.edition = edition;
    }

    @Override
    public void get(Exchange exchange) throws HttpError, QueryException {
        String query =
                WhiteSpace.strip(String.join(" ", exchange.parameters("char"))).toString();
        QueryResult answer = queries.find(query);
        if (!exchange.isStillThe(edition)) {
            TextStream.Source text = text(query, answer);
            StringBuilder begun = new StringBuilder();
            if (TextStream.begin(begun, text)) {
                exchange.stream(Exchange.HTML, begun, text);
            } else {
                exchange.send(Exchange.HTML, begun.toString().getBytes(UTF_8));
            }
        }
    }

    private static TextStream.Source text(String query, QueryResult answer) {
        String status = query.isEmpty() ? "Enter words describing characters." : StatusLine.of(answer.total(), query);
        String head = """
                <!DOCTYPE html>
                <html lang="en">
                <meta charset="utf-8">
                <title>charfinder</title>
                """;
        String tail = "<footer>" + escaped(status + answer.hint()) + "</footer>\n</html>\n";
        return new ResultText(head, answer.matches(), OldAddress::appendParagraph, tail);
    }

    private static void appendParagraph(Match match, boolean first, StringBuilder text) {
        text.append("<p>").append(match.code()).append("\t<bdi>").append(escaped(match.shown()));
        text.append("</bdi>\t").append(escaped(match.name())).append("</p>\n");
    }

    private static String escaped(String text) {
        return Assets.HTML.escape(text);
    }
}
