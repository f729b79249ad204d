package org.charfinder.card;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.charfinder.json.JsonObject;
import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.Picture;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/** Writes a card as a JSON object, in which each field is a member. */
final class CardJson {

    private CardJson() {}

    static String of(String characters, String name, List<CardField> fields) {
        JsonObject json = character(UnicodeNames.notation(characters), characters, name);
        for (CardField field : fields) {
            String member = memberName(field.label());
            switch (field.shape()) {
                case TEXT -> json.value(member, value(field.values().get(0)));
                case NAMES, FORMS, CHARACTERS, MANY ->
                    json.value(
                            member,
                            field.values().stream().map(CardJson::value).collect(Collectors.joining(",", "[", "]")));
            }
        }
        return json.toString();
    }

    private static String value(CardValue value) {
        return value instanceof CardValue.Reference reference
                ? character(reference.code(), reference.characters(), reference.name())
                        .toString()
                : JsonObject.quoted(value.toString());
    }

    private static JsonObject character(String code, String characters, @Nullable String name) {
        return new JsonObject()
                .text("code", code)
                .text("char", CodePoints.isSurrogate(characters) ? null : characters)
                .text("shown", Picture.safely(characters))
                .text("name", name);
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
