package org.charfinder.web.resource;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.card.Card;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.web.page.Links;
import org.charfinder.web.page.PageRenderer;

/**
 * {@code /U+265C}: the card of a character, or of an emoji that is a sequence, {@code /U+1F1EB%20U+1F1F7}. Other forms
 * of the address redirect to this one: {@code /u+265c}, {@code /U+1F1EB-1F1F7}, and the characters
 * themselves, {@code /♜}.
 */
final class CardResource implements Resource {

    /** A code; the first of a path has its prefix. */
    private static final Pattern CODE = Pattern.compile("(?:[Uu]\\+)?0*([0-9A-Fa-f]{1,6})");

    private static final String SEPARATORS = "[ _-]";

    private final CharacterLookup index;
    private final IndexCharacterNames names;
    private final PageRenderer pages;
    private final EntityTag tag;

    CardResource(UnicodeNameIndex index, PageRenderer pages, EntityTag tag) {
        this.index = new CharacterLookup(index);
        this.names = new IndexCharacterNames(index);
        this.pages = pages;
        this.tag = tag;
    }

    /** Whether a path can only be the address of a card, even if it is malformed. */
    static boolean isCard(String path) {
        return path.regionMatches(true, 0, "/U+", 0, "/U+".length()) || (path.length() > 1 && path.charAt(1) >= 0x80);
    }

    @Override
    public void get(Exchange exchange) throws HttpError {
        String path = exchange.path();
        String characters = characters(path.substring(1));
        String address = Links.card(UnicodeNames.notation(characters));
        if (!address.replace("%20", " ").equals(path)) {
            exchange.redirect(address);
        } else if (!exchange.trySendNotModified(tag)) {
            boolean isListed = index.has(characters.codePointAt(0));
            exchange.send(ContentTypes.HTML, pages.card(Card.of(characters, names), isListed));
        }
    }

    /** The characters that a path means: it contains their code points, or the characters themselves. */
    private String characters(String path) throws HttpError {
        String text = path.charAt(0) >= 0x80 ? path : decoded(path);
        if (!CodePoints.isSingle(text) && index.sequence(text).count() == 0) {
            throw HttpError.notFound("these characters are no emoji together");
        }
        return text;
    }

    private static String decoded(String codes) throws HttpError {
        StringBuilder characters = new StringBuilder();
        for (String code : codes.split(SEPARATORS, -1)) {
            Matcher matcher = CODE.matcher(code);
            if (!matcher.matches()) {
                throw HttpError.notFound("no code point is written so; try /U+265C");
            }
            int codePoint = Integer.parseInt(matcher.group(1), 16);
            if (!Character.isValidCodePoint(codePoint)) {
                throw HttpError.notFound("there is no such code point; the last one is U+10FFFF");
            }
            characters.appendCodePoint(codePoint);
        }
        return characters.toString();
    }
}
