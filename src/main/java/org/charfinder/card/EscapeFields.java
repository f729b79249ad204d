package org.charfinder.card;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.unicode.Escapes;
import org.charfinder.unicode.HtmlEntities;
import org.jspecify.annotations.Nullable;

/** The fields with encodings and escapes of characters. A language that can't write the characters has no field. */
final class EscapeFields {

    private final List<CardField> fields = new ArrayList<>();

    private EscapeFields() {}

    /** In bytes, on the web, in programs, in this order. */
    static List<CardField> of(String characters) {
        EscapeFields escapes = new EscapeFields();
        escapes.add("UTF-8", Escapes.utf8(characters));
        escapes.add("UTF-16", Escapes.utf16(characters));
        escapes.addHtml(characters);
        escapes.add("CSS", Escapes.css(characters));
        escapes.add("Java", Escapes.java(characters));
        escapes.add("JavaScript", Escapes.javaScript(characters));
        escapes.add("JSON", Escapes.json(characters));
        escapes.add("Python", Escapes.python(characters));
        escapes.add("Rust", Escapes.rust(characters));
        escapes.add("Go", Escapes.go(characters));
        escapes.add("C", Escapes.c(characters));
        escapes.add("URL", Escapes.percent(characters));
        return escapes.fields;
    }

    private void add(String label, @Nullable String written) {
        if (written != null) {
            fields.add(CardField.text(label, written));
        }
    }

    private void addHtml(String characters) {
        if (Escapes.htmlHex(characters) != null) {
            List<String> forms = new ArrayList<>();
            forms.add(Escapes.htmlDecimal(characters));
            forms.add(Escapes.htmlHex(characters));
            HtmlEntities.entitiesOf(characters).forEach(name -> forms.add("&" + name + ";"));
            fields.add(CardField.texts("HTML", forms, CardField.Shape.FORMS));
        }
    }
}
