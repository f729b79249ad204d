package org.charfinder.card;

import com.ibm.icu.lang.UCharacter;
import java.util.HexFormat;
import java.util.List;
import org.charfinder.unicode.Picture;

/** A card for programs: a JSON object (RFC 8259), on one line. */
final class CardJson {

    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder json = new StringBuilder("{");

    CardJson(Card card) {
        member("code", card.code());
        member("characters", card.characters());
        member("shown", card.shown());
        member("name", card.name());
        for (Field field : card.fields()) {
            if (field.shape() == Field.Shape.TEXT) {
                member(field.label(), field.values().get(0));
            } else {
                member(field.label(), field.values());
            }
        }
        json.append('}');
    }

    private void member(String label, String text) {
        label(label);
        string(text);
    }

    private void member(String label, List<String> texts) {
        label(label);
        char before = '[';
        for (String text : texts) {
            json.append(before);
            string(text);
            before = ',';
        }
        json.append(']');
    }

    private void label(String label) {
        json.append(json.length() == 1 ? "" : ",");
        string(label);
        json.append(':');
    }

    private void string(String text) {
        json.append('"');
        text.codePoints().forEach(this::character);
        json.append('"');
    }

    private void character(int codePoint) {
        if (codePoint == '"' || codePoint == '\\') {
            json.append('\\').append((char) codePoint);
        } else if (codePoint == ' ' || Picture.safely(codePoint).endsWith(UCharacter.toString(codePoint))) { // marks too
            json.appendCodePoint(codePoint);
        } else {
            UCharacter.toString(codePoint).chars().forEach(unit -> json.append("\\u").append(HEX.toHexDigits((char) unit)));
        }
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
