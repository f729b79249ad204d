package org.charfinder.json;

import java.util.List;
import org.charfinder.unicode.Escapes;
import org.charfinder.unicode.Picture;

/**
 * A JSON object (RFC 8259) that is written member by member, on one line, without spaces. Texts may hold anything: what is
 * not visible, unpaired surrogates and line separators included, is escaped. Names are to differ, which is not checked.
 */
public final class JsonObject {

    private final StringBuilder json;
    private boolean empty = true;

    /** One by itself, to be had by {@link #toString}. */
    public JsonObject() {
        this(new StringBuilder());
    }

    /** One that is appended to a text, and is whole after {@link #end}. */
    public JsonObject(StringBuilder text) {
        json = text.append('{');
    }

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

    /** Adds the name of a last member, whose value is to be appended to the text by others before the {@link #end}. */
    public JsonObject name(String name) {
        json.append(empty ? "" : ",");
        empty = false;
        string(name);
        json.append(':');
        return this;
    }

    private void string(String text) {
        json.append('"');
        int done = 0; // what comes before it is written; from there on all can be as it is
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
                i++; // ASCII needs no tables
                continue;
            }
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            if (c == '"' || c == '\\') {
                json.append(text, done, i).append('\\');
                done = i;
            } else if (!Picture.isSafe(codePoint)) {
                json.append(text, done, i).append(Escapes.json(Character.toString(codePoint)));
                done = next;
            }
            i = next;
        }
        json.append(text, done, text.length()).append('"');
    }

    /** Ends an object that is part of a text. */
    public void end() {
        json.append('}');
    }

    /** The object with the members that it has so far, if it is one by itself. */
    @Override
    public String toString() {
        return json + "}";
    }
}
