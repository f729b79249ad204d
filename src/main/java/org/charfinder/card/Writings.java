package org.charfinder.card;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.unicode.Escapes;
import org.charfinder.unicode.HtmlEntities;

/** The fields that tell how characters are written where they can't be typed. What a language can't write is left out. */
final class Writings {

    private final List<Field> fields = new ArrayList<>();

    private Writings() {}

    /** In bytes, on the web, in programs, in this order. */
    static List<Field> of(String characters) {
        Writings writings = new Writings();
        writings.add("UTF-8", Escapes.utf8(characters));
        writings.add("UTF-16", Escapes.utf16(characters));
        writings.addHtml(characters);
        writings.add("CSS", Escapes.css(characters));
        writings.add("Java", Escapes.java(characters));
        writings.add("JavaScript", Escapes.javaScript(characters));
        writings.add("JSON", Escapes.json(characters));
        writings.add("Python", Escapes.python(characters));
        writings.add("URL", Escapes.percent(characters));
        return writings.fields;
    }

    private void add(String label, String written) {
        if (written != null) {
            fields.add(Field.text(label, written));
        }
    }

    private void addHtml(String characters) {
        if (Escapes.htmlHex(characters) != null) {
            List<String> forms = new ArrayList<>();
            forms.add(Escapes.htmlDecimal(characters));
            forms.add(Escapes.htmlHex(characters));
            HtmlEntities.entitiesOf(characters).forEach(name -> forms.add("&" + name + ";"));
            fields.add(new Field("HTML", forms, Field.Shape.FORMS));
        }
    }
}
