package org.charfinder.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Template;
import java.util.Map;
import org.charfinder.card.Card;
import org.charfinder.query.MatchedNames;
import org.charfinder.query.QueryResult;
import org.charfinder.query.TypingAnswer;

/** Renders the pages of the site from their templates, in UTF-8. Any thread may call. */
public final class PageRenderer {

    /** The data of {@code head} and {@code foot}, and the data of the page between them. */
    private record Frame(String title, Object content, Map<String, String> assets, String program, String unicode) {}

    private final Template page;
    private final Template card;
    private final Template error;
    private final Map<String, String> assets;
    private final String program;
    private final String unicode;

    /**
     * Compiles the templates.
     *
     * @param assets contains the templates
     * @param program the name of the program and its version
     * @param unicode the version of Unicode
     */
    public PageRenderer(Assets assets, String program, String unicode) {
        this.page = assets.template("page");
        this.card = assets.template("card");
        this.error = assets.template("error");
        this.assets = assets.addresses();
        this.program = program;
        this.unicode = unicode;
    }

    /**
     * The page without a query.
     *
     * @return HTML
     */
    public byte[] start() {
        return results(ResultsView.start());
    }

    /**
     * The page of a query.
     *
     * @param query the query without white space at its ends, not empty
     * @param answer what the query has found; is cut to the results on the page
     * @param names tells why a match is there
     * @param start the rank of the first result on the page, from 0; the last page is shown if there is no such result
     * @return HTML
     */
    public byte[] results(String query, QueryResult answer, MatchedNames names, int start) {
        return results(ResultsView.of(query, answer, names, start));
    }

    /**
     * The page of a query that is still being typed.
     *
     * @param typed the query
     * @param answer its result is cut to those on the page
     * @param names tells why a match is there
     * @param start the rank of the first result on the page, from 0; the last page is shown if there is no such result
     * @return HTML
     */
    public byte[] unfinished(String typed, TypingAnswer answer, MatchedNames names, int start) {
        return results(ResultsView.ofUnfinished(typed, answer, names, start));
    }

    /**
     * The page of a query that can't be understood.
     *
     * @param query the query without white space at its ends, not empty
     * @param message why it can't be understood
     * @return HTML
     */
    public byte[] queryError(String query, String message) {
        return results(ResultsView.ofError(query, message));
    }

    private byte[] results(ResultsView view) {
        return render(page, view.title(), view);
    }

    /**
     * The card of a character or a sequence.
     *
     * @param card its properties
     * @param isListed whether filters such as {@code block:} find the character
     * @return HTML
     */
    public byte[] card(Card card, boolean isListed) {
        CardView view = CardView.of(card, isListed);
        return render(this.card, view.title(), view);
    }

    /**
     * The page of a request that can't be answered.
     *
     * @param status the HTTP status
     * @param reason what the status means
     * @param message what is wrong with the request
     * @return HTML
     */
    public byte[] error(int status, String reason, String message) {
        ErrorView view = new ErrorView(status, reason, message);
        return render(error, view.title(), view);
    }

    private byte[] render(Template template, String title, Object view) {
        return template.execute(new Frame(title, view, assets, program, unicode))
                .getBytes(UTF_8);
    }
}
