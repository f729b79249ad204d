package org.charfinder.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Template;
import java.util.Map;
import org.charfinder.index.UnicodeNameIndex;

/** Fills templates: what all pages have around them, and what each has in it. Any thread may ask. */
final class Pages {

    /** What all pages have. */
    private record Frame(String title, Object content, Map<String, String> assets, String program, String unicode) {}

    private final Template page;
    private final Template card;
    private final Template error;
    private final Map<String, String> assets;
    private final String program;
    private final String unicode;

    /** @param program what it is called, and its version */
    Pages(Assets assets, UnicodeNameIndex index, String program) {
        this.page = assets.template("page");
        this.card = assets.template("card");
        this.error = assets.template("error");
        this.assets = assets.addresses();
        this.program = program;
        this.unicode = index.unicodeVersion().toString();
    }

    byte[] page(String title, PageResource.View view) {
        return filled(page, title, view);
    }

    byte[] card(String title, CardResource.View view) {
        return filled(card, title, view);
    }

    byte[] error(String title, HttpErrors.View view) {
        return filled(error, title, view);
    }

    private byte[] filled(Template template, String title, Object view) {
        return template.execute(new Frame(title, view, assets, program, unicode))
                .getBytes(UTF_8);
    }
}
