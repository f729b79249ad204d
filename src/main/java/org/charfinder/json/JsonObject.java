package org.charfinder.json;

import java.util.List;
import java.util.stream.Collectors;
import org.charfinder.unicode.Escapes;
import org.charfinder.unicode.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON object (RFC 8259) member by member, on one line, without spaces. Texts may contain any characters: the
 * invisible ones, unpaired surrogates and line separators included, are escaped. Names must differ, which is not
 * checked. Not thread-safe.
 */
public final class JsonObject {

    private final StringBuilder json;
    private boolean empty = true;

    /** An object of its own, which {@link #toString} returns. */
    public JsonObject() {
        this(new StringBuilder());
    }

    /**
     * An object that is part of a text, and complete after {@link #end}.
     *
     * @param text the object is appended to it
     */
    public JsonObject(StringBuilder text) {
        json = text.append('{');
    }

    /**
     * Adds a string, or null.
     *
     * @param name of the member
     * @param value any text; null for the JSON value null
     * @return this
     */
    public JsonObject text(String name, @Nullable String value) {
        name(name);
        if (value == null) {
            json.append("null");
        } else {
            string(value);
        }
        return this;
    }

    /**
     * Adds an array of strings.
     *
     * @param name of the member
     * @param values any texts
     * @return this
     */
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

    /**
     * Writes a string that is in no object.
     *
     * @param text any text
     * @return the text in quotes, with escapes
     */
    public static String quoted(String text) {
        StringBuilder json = new StringBuilder();
        append(text, json);
        return json.toString();
    }

    /**
     * Writes an array of strings that is in no object.
     *
     * @param texts any texts
     * @return the array
     */
    public static String array(List<String> texts) {
        return texts.stream().map(JsonObject::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    /**
     * Adds a value that is JSON already: a number, an array, an object.
     *
     * @param name of the member
     * @param value its {@code toString} is appended as it is
     * @return this
     */
    public JsonObject value(String name, Object value) {
        name(name);
        json.append(value);
        return this;
    }

    /**
     * Adds the name of the last member. The caller appends its value to the text before it calls {@link #end}.
     *
     * @param name of the member
     * @return this
     */
    public JsonObject name(String name) {
        json.append(empty ? "" : ",");
        empty = false;
        string(name);
        json.append(':');
        return this;
    }

    private void string(String text) {
        append(text, json);
    }

    private static void append(String text, StringBuilder json) {
        json.append('"');
        int done = 0; // the text before it is written; the text from it to i needs no escapes
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

    /** The object with the members so far. Not for an object that is part of a text. */
    @Override
    public String toString() {
        return json + "}";
    }
}
