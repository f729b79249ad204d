package org.charfinder.web;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.charfinder.card.Card;
import org.charfinder.card.Field;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.HtmlEntities;
import org.charfinder.unicode.UnicodeNames;

/**
 * {@code /U+265C}: the card of a character, or of an emoji that is several, {@code /U+1F1EB%20U+1F1F7}. The characters
 * themselves lead there, {@code /♜}.
 */
final class CardResource implements Resource {

    private static final Pattern CODE = Pattern.compile("[Uu]\\+0*([0-9A-Fa-f]{1,6})");

    /** A code as a card has it, what it looks like, and its name, if there is one: {@code U+00C9 É LATIN CAPITAL …}. */
    private static final Pattern REFERENCE = Pattern.compile("((?:U\\+[0-9A-F]{4,6} )+)(\\S+) ?(.*)");

    /** Code charts have so many in a column. */
    private static final int COLUMN = 16;

    /** Another character: {@code isThis} if it is the one that the card is of. */
    record Neighbour(String code, String href, Glyph glyph, String name, boolean isThis) {

        static Neighbour of(int codePoint, int card) {
            String code = UnicodeNames.notation(codePoint);
            return new Neighbour(
                    code,
                    Links.card(code),
                    Glyph.of(UCharacter.toString(codePoint)),
                    UnicodeNames.labelOf(codePoint),
                    codePoint == card);
        }
    }

    /** One of the values of a field. What is not there is null: an address where it leads, the code before a name. */
    record Value(String text, String href, String code, String glyph) {

        /** @param isListed whether the character is one of those that are found by its properties */
        static Value of(String label, String value, boolean isListed) {
            Matcher reference = REFERENCE.matcher(value);
            if (reference.matches()) {
                String code = reference.group(1).strip();
                boolean single = code.indexOf(' ') < 0;
                return new Value(reference.group(3), single ? Links.card(code) : null, code, reference.group(2));
            }
            return new Value(value, isListed ? address(label, value) : null, null, null);
        }

        /** Where all are that have the same property. */
        private static String address(String label, String value) {
            return switch (label) {
                case "block", "script" -> results(label, value.replace(' ', '_'));
                case "category" -> results(label, value.replaceFirst(".*\\((.*)\\)", "$1"));
                case "age" -> results(label, value.replaceFirst("Unicode ", ""));
                default -> null;
            };
        }

        private static String results(String property, String value) {
            return Links.results(property + ":" + value.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * A field.
     *
     * @param inLines whether each value takes a line
     * @param isWriting whether the values are of a language for machines; only these are called by names
     */
    record Entry(String label, List<Value> values, boolean inLines, boolean isWriting) {

        static Entry of(Field field, boolean isListed) {
            boolean lines = field.shape() == Field.Shape.CHARACTERS || field.shape() == Field.Shape.MANY;
            return new Entry(
                    field.label(),
                    field.values().stream()
                            .map(value -> Value.of(field.label(), value, isListed))
                            .toList(),
                    lines,
                    Character.isUpperCase(field.label().charAt(0)));
        }
    }

    /** What the template is filled with; of a sequence there are no neighbours. */
    record View(
            String code,
            Glyph glyph,
            String name,
            String entity,
            List<Entry> entries,
            Neighbour previous,
            Neighbour next,
            List<Neighbour> neighbours) {

        /** The box for the next query is empty. */
        String query() {
            return "";
        }
    }

    private final CharacterLookup index;
    private final IndexCharacterNames lore;
    private final Pages pages;
    private final Edition edition;

    CardResource(UnicodeNameIndex index, Pages pages, Edition edition) {
        this.index = new CharacterLookup(index);
        this.edition = edition;
        this.lore = new IndexCharacterNames(index);
        this.pages = pages;
    }

    @Override
    public void get(Exchange exchange) throws HttpError {
        String path = exchange.path();
        String characters = characters(path.substring(1));
        String address = Links.card(UnicodeNames.notation(characters));
        if (!address.replace("%20", " ").equals(path)) {
            exchange.redirect(address);
        } else if (!exchange.isStillThe(edition)) {
            View view = view(characters);
            exchange.send(Exchange.HTML, pages.card(view.code + " " + view.name + " – charfinder", view));
        }
    }

    /** Whether an address is one of a card, if it is of anything. */
    static boolean isMeant(String path) {
        return path.regionMatches(true, 0, "/U+", 0, "/U+".length()) || path.length() > 1 && path.charAt(1) >= 0x80;
    }

    private String characters(String path) throws HttpError {
        String text = path.charAt(0) >= 0x80 ? path : charactersOf(path);
        if (!CodePoints.isSingle(text) && index.sequence(text).count() == 0) {
            throw HttpError.notFound("these characters are no emoji together");
        }
        return text;
    }

    private static String charactersOf(String codes) throws HttpError {
        StringBuilder characters = new StringBuilder();
        for (String code : codes.split(" ", -1)) {
            Matcher matcher = CODE.matcher(code);
            if (!matcher.matches()) {
                throw HttpError.notFound("no code point is written so; try /U+265C");
            }
            if (!Character.isValidCodePoint(Integer.parseInt(matcher.group(1), 16))) {
                throw HttpError.notFound("there is no such code point; the last one is U+10FFFF");
            }
            characters.appendCodePoint(Integer.parseInt(matcher.group(1), 16));
        }
        return characters.toString();
    }

    private View view(String characters) {
        Card card = Card.of(characters, lore);
        List<String> entities = HtmlEntities.entitiesOf(characters);
        String entity = entities.isEmpty() ? null : entities.get(0);
        Glyph glyph = Glyph.of(characters);
        int codePoint = characters.codePointAt(0);
        List<Entry> entries = card.fields().stream()
                .map(field -> Entry.of(field, index.has(codePoint)))
                .toList();
        if (!CodePoints.isSingle(characters)) {
            return new View(card.code(), glyph, card.name(), entity, entries, null, null, null);
        }
        int first = codePoint - codePoint % COLUMN;
        List<Neighbour> neighbours = new ArrayList<>();
        IntStream.range(first, first + COLUMN).forEach(i -> neighbours.add(Neighbour.of(i, codePoint)));
        return new View(
                card.code(),
                glyph,
                card.name(),
                entity,
                entries,
                codePoint == 0 ? null : Neighbour.of(codePoint - 1, codePoint),
                codePoint == Character.MAX_CODE_POINT ? null : Neighbour.of(codePoint + 1, codePoint),
                neighbours);
    }
}
