package org.charfinder.web.resource;

import org.charfinder.query.Order;
import org.charfinder.query.QueryResult;
import org.charfinder.web.page.Catalogue;
import org.charfinder.web.page.PageRenderer;

/**
 * {@code /blocks}, {@code /blocks/chess-symbols}: all blocks, and the characters of one. The same for scripts and for
 * categories. A name in another form, {@code /blocks/Chess_Symbols}, redirects to this one.
 */
final class CatalogueResource implements Resource {

    private final Catalogue catalogue;
    private final Catalogue others;
    private final QueryService queries;
    private final PageRenderer pages;
    private final EntityTag tag;

    /** @param others what the pages of {@code catalogue} link to besides */
    CatalogueResource(Catalogue catalogue, Catalogue others, QueryService queries, PageRenderer pages, EntityTag tag) {
        this.catalogue = catalogue;
        this.others = others;
        this.queries = queries;
        this.pages = pages;
        this.tag = tag;
    }

    @Override
    public void get(Exchange exchange) throws HttpError {
        String list = catalogue.kind().path();
        String path = exchange.path();
        if (path.equals(list)) {
            if (!exchange.trySendNotModified(tag)) {
                exchange.send(ContentTypes.HTML, pages.catalogue(catalogue));
            }
            return;
        }
        Catalogue.Entry entry = catalogue.named(path.substring(list.length() + 1));
        if (entry == null) {
            throw HttpError.notFound("nothing is called so; " + list + " has all that there are");
        }
        if (!entry.path().equals(path)) {
            exchange.redirect(entry.path());
            return;
        }
        int start = exchange.parameters().rank("start", 0);
        exchange.work(() -> {
            QueryResult answer = queries.find(entry.query(), Order.CODE);
            if (!exchange.trySendNotModified(tag)) {
                exchange.send(ContentTypes.HTML, pages.catalogueEntry(entry, others, answer, start));
            }
        });
    }
}
