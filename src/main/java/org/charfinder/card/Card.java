package org.charfinder.card;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.charfinder.json.JsonObject;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.UnicodeNames;

/**
 * All there is to know of one character, or of a sequence of them that is one emoji. Nothing on a card can disturb a
 * terminal: controls, format characters and unpaired surrogates are shown by pictures or escapes; only an emoji holds the
 * joiners and tags that make it one. Any thread may make cards, as far as its lore allows.
 */
public final class Card {

    private final String characters;
    private final String name;
    private final List<Field> fields;

    private Card(String characters, String name, List<Field> fields) {
        this.characters = characters;
        this.name = name;
        this.fields = List.copyOf(fields);
    }

    /**
     * The card of a character.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}, surrogates and unassigned ones included
     */
    public static Card of(int codePoint, Lore lore) {
        String character = UCharacter.toString(codePoint);
        List<Field> fields = names(character, lore);
        fields.addAll(Properties.of(codePoint));
        List<Integer> lookalikes = lore.lookalikes(codePoint);
        if (!lookalikes.isEmpty()) {
            fields.add(new Field("looks like", references(lookalikes.stream().mapToInt(i -> i)), Field.Shape.MANY));
        }
        fields.addAll(Writings.of(character));
        return new Card(character, UnicodeNames.labelOf(codePoint), fields);
    }

    /**
     * The card of a character or of a sequence.
     *
     * @param characters one code point, or several that are one emoji
     */
    public static Card of(String characters, Lore lore) {
        if (CodePoints.isSingle(characters)) {
            return of(characters.codePointAt(0), lore);
        }
        List<Field> fields = names(characters, lore);
        fields.add(new Field("parts", references(characters.codePoints()), Field.Shape.CHARACTERS));
        fields.addAll(Writings.of(characters));
        String name = lore.nameOf(characters);
        return new Card(characters, name == null ? "emoji sequence" : name, fields);
    }

    private static List<Field> names(String characters, Lore lore) {
        List<Field> fields = new ArrayList<>();
        addNames("aliases", lore.aliases(characters), fields);
        addNames("keywords", lore.keywords(characters), fields);
        return fields;
    }

    private static void addNames(String label, List<String> names, List<Field> fields) {
        if (!names.isEmpty()) {
            fields.add(new Field(label, names, Field.Shape.NAMES));
        }
    }

    static List<String> references(IntStream codePoints) {
        return codePoints
                .mapToObj(codePoint -> reference(UCharacter.toString(codePoint)))
                .toList();
    }

    /** {@code U+00C9 É LATIN CAPITAL LETTER E WITH ACUTE}, {@code U+0053 U+0053 SS}. */
    static String reference(String characters) {
        String reference = UnicodeNames.notation(characters) + " " + Picture.safely(characters);
        return CodePoints.isSingle(characters)
                ? reference + " " + UnicodeNames.labelOf(characters.codePointAt(0))
                : reference;
    }

    /** {@code U+265C}; a space between two. */
    public String code() {
        return UnicodeNames.notation(characters);
    }

    /** The characters themselves, unsafe to show as they may be. */
    public String characters() {
        return characters;
    }

    /** The characters as they can be shown: a mark on a circle, a control as a picture. */
    public String shown() {
        return Picture.safely(characters);
    }

    /** The name, or a label where there is none: {@code <control-000A>}. */
    public String name() {
        return name;
    }

    /** All else, in the order of the card. */
    public List<Field> fields() {
        return fields;
    }

    /** The card as text: a line of code, character and name, then the fields below each other. */
    public List<String> lines() {
        return Layout.linesOf(this);
    }

    /**
     * The card as a JSON object (RFC 8259) on one line: {@code code}, {@code characters}, {@code shown}, {@code name}, then
     * the fields by their labels, a single text as a string and all else as an array. What can't be seen is escaped.
     */
    public String toJson() {
        JsonObject json = new JsonObject()
                .text("code", code())
                .text("characters", characters)
                .text("shown", shown())
                .text("name", name);
        for (Field field : fields) {
            if (field.shape() == Field.Shape.TEXT) {
                json.text(field.label(), field.values().get(0));
            } else {
                json.texts(field.label(), field.values());
            }
        }
        return json.toString();
    }

    /** The lines, a line feed behind each but the last. */
    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
