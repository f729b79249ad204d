package org.charfinder.json;

import java.util.List;
import org.charfinder.unicode.Escapes;
import org.charfinder.unicode.Picture;

/**
 * A JSON object (RFC 8259) that is written member by member, on one line, without spaces. Texts may hold anything: what is
 * not visible, unpaired surrogates and line separators included, is escaped. Names are to differ, which is not checked.
 */
public final class JsonObject {

    private final StringBuilder json = new StringBuilder("{");

    /** Adds a text. */
    public JsonObject text(String name, String value) {
        name(name);
        string(value);
        return this;
    }

    /** Adds an array of texts. */
    public JsonObject texts(String name, List<String> values) {
        name(name);
        json.append('[');
        for (int i = 0; i < values.size(); i++) {
            json.append(i == 0 ? "" : ",");
            string(values.get(i));
        }
        json.append(']');
        return this;
    }

    /** Adds what is JSON already: a number, an array, an object. */
    public JsonObject value(String name, Object value) {
        name(name);
        json.append(value);
        return this;
    }

    private void name(String name) {
        if (json.length() > 1) {
            json.append(',');
        }
        string(name);
        json.append(':');
    }

    private void string(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (codePoint == '"' || codePoint == '\\') {
                json.append('\\').append((char) codePoint);
            } else if (isVisible(codePoint)) {
                json.appendCodePoint(codePoint);
            } else {
                json.append(Escapes.json(Character.toString(codePoint)));
            }
            i += Character.charCount(codePoint);
        }
        json.append('"');
    }

    private static boolean isVisible(int codePoint) {
        if (codePoint < 0x7F) {
            return codePoint >= ' '; // ASCII needs no tables
        }
        return Picture.safely(codePoint).endsWith(Character.toString(codePoint)); // marks follow a circle there
    }

    /** The object with the members that it has so far. */
    @Override
    public String toString() {
        return json + "}";
    }
}
