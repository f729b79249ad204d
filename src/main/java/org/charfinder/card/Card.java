package org.charfinder.card;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.charfinder.card.CardValue.Reference;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.CrossReferences;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.UnicodeNames;

/**
 * All that is known of one character, or of a sequence of characters that is one emoji. A card is safe to print on a
 * terminal: it shows controls, format characters and unpaired surrogates as pictures or escapes. Only an emoji keeps
 * the joiners and tags that it consists of. Cards are immutable; any thread may make and read them.
 */
public final class Card {

    /** VARIATION SELECTOR-16, and the modifiers of skin tone, which follow an emoji. */
    private static final List<String> VARIANTS = Stream.concat(
                    Stream.of(0xFE0F), IntStream.rangeClosed(0x1F3FB, 0x1F3FF).boxed())
            .map(Character::toString)
            .toList();

    private static final int COLUMNS = 80; // as terminals have

    private final String characters;
    private final String name;
    private final List<CardField> fields;

    private Card(String characters, String name, List<CardField> fields) {
        this.characters = characters;
        this.name = name;
        this.fields = List.copyOf(fields);
    }

    /**
     * The card of a character.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}, surrogates and unassigned ones included
     * @param names is asked for other names and for look-alikes
     * @return the card
     */
    public static Card of(int codePoint, CharacterNames names) {
        String character = UCharacter.toString(codePoint);
        List<CardField> fields = nameFields(character, names);
        fields.addAll(HanFields.of(names.ideograph(codePoint)));
        fields.addAll(UnicodeProperties.of(codePoint));
        addMany("looks like", names.lookalikes(codePoint), fields);
        addMany("see also", CrossReferences.of(codePoint), fields);
        addVariants(character, names, fields);
        addInputs(character, names, fields);
        fields.addAll(KeyFields.of(codePoint));
        fields.addAll(EscapeFields.of(character));
        return new Card(character, UnicodeNames.labelOf(codePoint), fields);
    }

    /**
     * The card of a character or of a sequence.
     *
     * @param characters one code point, or several that are one emoji
     * @param names is asked for the name of a sequence, for other names and for look-alikes
     * @return the card
     */
    public static Card of(String characters, CharacterNames names) {
        if (CodePoints.isSingle(characters)) {
            return of(characters.codePointAt(0), names);
        }
        List<CardField> fields = nameFields(characters, names);
        fields.add(
                CardField.characters("parts", Reference.toEach(characters.codePoints()), CardField.Shape.CHARACTERS));
        addInputs(characters, names, fields);
        fields.addAll(EscapeFields.of(characters));
        String name = names.nameOf(characters);
        return new Card(characters, name == null ? "emoji sequence" : name, fields);
    }

    private static List<CardField> nameFields(String characters, CharacterNames names) {
        List<CardField> fields = new ArrayList<>();
        addNames("aliases", names.aliases(characters), fields);
        addNames("keywords", names.keywords(characters), fields);
        return fields;
    }

    private static void addNames(String label, List<String> names, List<CardField> fields) {
        if (!names.isEmpty()) {
            fields.add(CardField.texts(label, names, CardField.Shape.NAMES));
        }
    }

    private static void addMany(String label, List<Integer> codePoints, List<CardField> fields) {
        if (!codePoints.isEmpty()) {
            List<Reference> references = Reference.toEach(codePoints.stream().mapToInt(i -> i));
            fields.add(CardField.characters(label, references, CardField.Shape.MANY));
        }
    }

    /** The emoji that differ in presentation or in skin tone only. */
    private static void addVariants(String character, CharacterNames names, List<CardField> fields) {
        List<Reference> variants = VARIANTS.stream()
                .map(character::concat)
                .filter(variant -> UCharacter.hasBinaryProperty(variant, UProperty.RGI_EMOJI))
                .map(variant -> new Reference(variant, names.nameOf(variant)))
                .toList();
        if (!variants.isEmpty()) {
            fields.add(CardField.characters("variants", variants, CardField.Shape.CHARACTERS));
        }
    }

    private static void addInputs(String characters, CharacterNames names, List<CardField> fields) {
        names.inputs(characters)
                .forEach((label, ways) -> fields.add(CardField.texts(label, ways, CardField.Shape.FORMS)));
    }

    /**
     * The code points as the Unicode Standard writes them.
     *
     * @return {@code U+265C}; of a sequence all, a space between two
     */
    public String code() {
        return UnicodeNames.notation(characters);
    }

    /**
     * The characters themselves.
     *
     * @return not safe to print: a terminal may obey them
     */
    public String characters() {
        return characters;
    }

    /**
     * The characters in a form that is safe to print.
     *
     * @return a mark on a dotted circle, a control as a picture
     */
    public String shown() {
        return Picture.safely(characters);
    }

    /**
     * The name.
     *
     * @return a label if there is no name: {@code <control-000A>}
     */
    public String name() {
        return name;
    }

    /**
     * Everything below the name.
     *
     * @return unmodifiable, in the order of the card
     */
    public List<CardField> fields() {
        return fields;
    }

    /**
     * The card as text.
     *
     * @return a line of code, character and name, then the fields, one below the other
     */
    public List<String> lines() {
        return lines(COLUMNS);
    }

    /**
     * The card as text of another width than 80 columns.
     *
     * @param columns to break lines at, from 1. A line is wider if a word or a value needs it
     * @return as {@link #lines()}
     */
    public List<String> lines(int columns) {
        return CardText.lines(code() + "  " + shown() + " ", name, fields, columns);
    }

    /**
     * The card as JSON.
     *
     * @return an object (RFC 8259) on one line: {@code code}; {@code char}, the characters themselves, or null for a
     *     surrogate; {@code shown}; {@code name}; then the fields by their labels in snake case, as {@code bidi_class}.
     *     A single value is a string, several are an array. Characters that a field refers to are objects with
     *     {@code code}, {@code char}, {@code shown} and {@code name}. Invisible characters are escaped.
     */
    public String toJson() {
        return CardJson.of(characters, name, fields);
    }

    /** The lines, with a line feed between two. */
    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
