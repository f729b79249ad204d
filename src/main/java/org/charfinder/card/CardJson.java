package org.charfinder.card;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.charfinder.json.JsonObject;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/** Writes a card as a JSON object, in which each field is a member. */
final class CardJson {

    /** A value that refers to other characters, as {@link References} writes it: codes, what is shown, the name. */
    private static final Pattern REFERENCE = Pattern.compile("(U\\+[0-9A-F]{4,6}(?: U\\+[0-9A-F]{4,6})*) \\S+ ?(.*)");

    private CardJson() {}

    static String of(String characters, String name, List<CardField> fields) {
        JsonObject json = character(UnicodeNames.notation(characters), characters, name);
        for (CardField field : fields) {
            String member = memberName(field.label());
            switch (field.shape()) {
                case TEXT -> addText(member, field.values().get(0), json);
                case NAMES, FORMS -> json.texts(member, field.values());
                case CHARACTERS, MANY ->
                    json.value(
                            member,
                            field.values().stream()
                                    .map(CardJson::reference)
                                    .map(JsonObject::toString)
                                    .collect(Collectors.joining(",", "[", "]")));
            }
        }
        return json.toString();
    }

    private static JsonObject character(String code, String characters, @Nullable String name) {
        return new JsonObject()
                .text("code", code)
                .text("char", CodePoints.isSurrogate(characters) ? null : characters)
                .text("shown", Picture.safely(characters))
                .text("name", name);
    }

    private static void addText(String name, String value, JsonObject json) {
        if (value.startsWith("U+")) {
            json.value(name, reference(value));
        } else {
            json.text(name, value);
        }
    }

    /** The characters that a value refers to. The name is null for several characters. */
    private static JsonObject reference(String value) {
        Matcher parts = REFERENCE.matcher(value);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no reference: " + value);
        }
        String code = parts.group(1);
        String name = parts.group(2);
        return character(code, CodePoints.parse(code.replace("U+", "")), name.isEmpty() ? null : name);
    }

    /** {@code bidi_class}, {@code utf8}; escapes are called as the columns of a search. */
    static String memberName(String label) {
        return switch (label) {
            case "JavaScript" -> "js";
            case "URL" -> "percent";
            default -> label.toLowerCase(Locale.ROOT).replace("-", "").replace(' ', '_');
        };
    }
}
