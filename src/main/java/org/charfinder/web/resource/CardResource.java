package org.charfinder.web.resource;

import org.charfinder.card.Card;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.web.page.Links;
import org.charfinder.web.page.PageRenderer;
import org.eclipse.jetty.http.HttpHeader;

/**
 * {@code /U+265C}: the card of a character, or of an emoji that is a sequence, {@code /U+1F1EB%20U+1F1F7}. It is JSON
 * for clients that prefer it, and at {@code /U+265C.json}. Other forms of the address redirect to this one, see {@link
 * CardAddress}. A page has the query that led to it, {@code /U+265C?query=chess+rook}, and links back to its results.
 */
final class CardResource implements Resource {

    private final CharacterLookup index;
    private final CardAddress addresses;
    private final IndexCharacterNames names;
    private final PageRenderer pages;
    private final EntityTag tag;

    CardResource(UnicodeNameIndex index, PageRenderer pages, EntityTag tag) {
        this.index = new CharacterLookup(index);
        this.addresses = new CardAddress(this.index);
        this.names = new IndexCharacterNames(index);
        this.pages = pages;
        this.tag = tag;
    }

    @Override
    public void get(Exchange exchange) throws HttpError {
        String path = exchange.path();
        String text = CardAddress.withoutEnding(path.substring(1));
        String ending = path.substring(1 + text.length());
        String query = exchange.parameters().strippedQuery();
        String view = exchange.parameters().view();
        String characters = addresses.characters(text);
        String address = Links.card(UnicodeNames.notation(characters)) + ending;
        if (!address.replace("%20", " ").equals(path)) {
            exchange.redirect(Links.fromResults(address, query, view));
            return;
        }
        if (ending.isEmpty()) {
            exchange.varyBy(HttpHeader.ACCEPT);
        }
        if (!ending.isEmpty() || exchange.prefersJson()) {
            sendJson(characters, exchange);
        } else if (!exchange.trySendNotModified(tag)) {
            boolean isListed = index.has(characters.codePointAt(0));
            exchange.work(() -> exchange.send(
                    ContentTypes.HTML,
                    pages.card(Card.of(characters, names), isListed, names.elsewhere(characters), query, view)));
        }
    }

    private void sendJson(String characters, Exchange exchange) {
        if (!exchange.trySendNotModified(tag.variant("json"), CacheControl.MINUTE)) {
            exchange.work(() ->
                    exchange.send(ContentTypes.JSON, Card.of(characters, names).toJson() + "\n"));
        }
    }
}
