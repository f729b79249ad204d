package org.charfinder.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Template;
import java.util.List;
import java.util.Map;
import org.charfinder.card.Card;
import org.charfinder.card.CharacterNames;
import org.charfinder.card.Graphemes;
import org.charfinder.query.MatchedNames;
import org.charfinder.query.QueryException;
import org.charfinder.query.QueryResult;
import org.charfinder.query.TypingAnswer;
import org.jspecify.annotations.Nullable;

/** Renders the pages of the site from their templates, in UTF-8. Any thread may call. */
public final class PageRenderer {

    /**
     * The data of {@code head} and {@code foot}, and the data of the page between them. The summary is shown with links
     * to the page; null for a page that few link to.
     */
    private record Frame(
            String title,
            @Nullable String summary,
            Object content,
            Map<String, String> assets,
            String program,
            String unicode) {}

    private static final String SITE = "charfinder";

    private final Template page;
    private final Template card;
    private final Template error;
    private final Template catalogue;
    private final Template catalogueEntry;
    private final Template textStart;
    private final Template textGrapheme;
    private final Template textEnd;
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
        this.catalogue = assets.template("catalogue");
        this.catalogueEntry = assets.template("entry");
        this.textStart = assets.template("text");
        this.textGrapheme = assets.template("grapheme");
        this.textEnd = assets.template("textend");
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
        return search(new StartView());
    }

    /**
     * The page of a query.
     *
     * @param query the query without white space at its ends, not empty
     * @param answer what the query has found; is folded, and cut to the results on the page
     * @param names tells why a match is there
     * @param start the rank of the first result on the page, from 0; the last page is shown if there is no such result
     * @param view {@code list} or {@code grid}; null for the one that suits the query
     * @return HTML
     */
    public byte[] results(String query, QueryResult answer, MatchedNames names, int start, @Nullable String view) {
        return search(ResultsView.of(query, answer, names, start, view));
    }

    /**
     * The page of a query that is still being typed.
     *
     * @param typed the query
     * @param answer its result is folded, and cut to those on the page
     * @param names tells why a match is there
     * @param start the rank of the first result on the page, from 0; the last page is shown if there is no such result
     * @param view {@code list} or {@code grid}; null for the one that suits the query
     * @return HTML
     */
    public byte[] unfinished(String typed, TypingAnswer answer, MatchedNames names, int start, @Nullable String view) {
        boolean explains = !answer.completions().isEmpty() || !answer.reason().isEmpty();
        return search(
                explains && answer.result().total() == 0
                        ? OpenView.of(typed, answer, view)
                        : ResultsView.ofUnfinished(typed, answer, names, start, view));
    }

    /**
     * The page of a query that can't be understood.
     *
     * @param query the query without white space at its ends, not empty
     * @param error why it can't be understood
     * @return HTML
     */
    public byte[] queryError(String query, QueryException error) {
        return search(RefusedView.of(query, error));
    }

    private byte[] search(SearchView view) {
        return render(page, view.query().isBlank() ? SITE : titled(view.query().strip()), view);
    }

    /**
     * The card of a character or a sequence.
     *
     * @param card its properties
     * @param isListed whether filters such as {@code block:} find the character
     * @param elsewhere the names in other languages, by the codes of these in CLDR
     * @param query the query that found the card, without white space at its ends; empty if none did
     * @param view {@code list} or {@code grid}, if the client wants to see the results so; otherwise null
     * @return HTML
     */
    public byte[] card(
            Card card, boolean isListed, Map<String, List<String>> elsewhere, String query, @Nullable String view) {
        CardView content = CardView.of(card, isListed, elsewhere, query, view);
        return render(this.card, content.title(), content.summary(), content);
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
        return render(error, titled(reason), view);
    }

    /**
     * The page of all blocks, all scripts or all categories.
     *
     * @param catalogue has them
     * @return HTML
     */
    public byte[] catalogue(Catalogue catalogue) {
        CatalogueView view = CatalogueView.of(catalogue);
        return render(this.catalogue, titled(view.title()), view);
    }

    /**
     * The page of a block, a script or a category.
     *
     * @param entry what the page shows
     * @param others what the page links to besides
     * @param answer to its query; is cut to the characters on the page
     * @param start the rank of the first character on the page, from 0
     * @return HTML
     */
    public byte[] catalogueEntry(Catalogue.Entry entry, Catalogue others, QueryResult answer, int start) {
        CatalogueEntryView view = CatalogueEntryView.of(entry, others, answer, start);
        return render(catalogueEntry, titled(view.name()), view);
    }

    /**
     * The page that shows what a text consists of.
     *
     * @param text the text; empty for the form alone
     * @param names knows the names of emoji
     * @return the page, which can be long
     */
    public TextPage text(String text, CharacterNames names) {
        TextView view = TextView.of(text, names);
        Frame frame = new Frame(titled(TextView.TITLE), TextView.SUMMARY, view, assets, program, unicode);
        return new TextPage(textStart.execute(frame), new Graphemes(text, names), textGrapheme, textEnd.execute(frame));
    }

    private static String titled(String page) {
        return page + " – " + SITE;
    }

    private byte[] render(Template template, String title, Object view) {
        return render(template, title, null, view);
    }

    private byte[] render(Template template, String title, @Nullable String summary, Object view) {
        return template.execute(new Frame(title, summary, view, assets, program, unicode))
                .getBytes(UTF_8);
    }
}
