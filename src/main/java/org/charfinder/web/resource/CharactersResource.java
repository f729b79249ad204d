package org.charfinder.web.resource;

import java.util.List;
import org.charfinder.card.Card;
import org.charfinder.card.CardTargets;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.jspecify.annotations.Nullable;

/**
 * {@code /characters/U+265C}, {@code /characters/♜}: all that is known of a character, or of an emoji that is a
 * sequence, for programs. {@code /characters?text=♜♖}: the same for each character of a text.
 */
final class CharactersResource implements Resource {

    static final String ADDRESS = "/characters";

    /** The start of the addresses of single characters. */
    static final String FOLDER = ADDRESS + "/";

    /** The most characters of a text. A client can send a longer one in parts. */
    private static final int MOST = 200;

    private static final String TEXT = "text";

    private final CardAddress addresses;
    private final IndexCharacterNames names;
    private final EntityTag tag;

    CharactersResource(UnicodeNameIndex index, EntityTag tag) {
        this.addresses = new CardAddress(new CharacterLookup(index));
        this.names = new IndexCharacterNames(index);
        this.tag = tag.variant("json");
    }

    @Override
    public void get(Exchange exchange) throws HttpError {
        if (exchange.path().equals(ADDRESS)) {
            sendAll(exchange);
            return;
        }
        exchange.parameters().requireKnown();
        String path = exchange.path().substring(FOLDER.length());
        String characters = addresses.characters(CardAddress.withoutEnding(path));
        if (!exchange.trySendNotModified(tag, CacheControl.MINUTE)) {
            exchange.work(() ->
                    exchange.send(ContentTypes.JSON, Card.of(characters, names).toJson() + "\n"));
        }
    }

    private void sendAll(Exchange exchange) throws HttpError {
        exchange.parameters().requireKnown(TEXT);
        @Nullable String text = exchange.parameters().value(TEXT);
        if (text == null) {
            throw HttpError.badRequest(
                    ProblemType.MISSING_PARAMETER, "text is missing; try /characters?text=%E2%99%9C%E2%99%96");
        }
        List<String> all = CardTargets.charactersOf(text);
        if (all.size() > MOST) {
            throw HttpError.badRequest(
                    ProblemType.INVALID_PARAMETER,
                    "text has %,d characters; at most %d at once".formatted(all.size(), MOST));
        }
        if (exchange.trySendNotModified(tag, CacheControl.MINUTE)) {
            return;
        }
        exchange.work(() -> exchange.sendOrStream(
                ContentTypes.JSON,
                new JsonItems<>(
                        all.iterator(),
                        all.size(),
                        characters -> Card.of(characters, names).toJson()),
                text.length() * Character.BYTES));
    }
}
