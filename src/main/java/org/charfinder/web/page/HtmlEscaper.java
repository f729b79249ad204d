package org.charfinder.web.page;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;

/** Escapes text for HTML content and for quoted attribute values. Any thread may call. */
public final class HtmlEscaper {

    /** The escaper of all templates. */
    static final Mustache.Escaper TEMPLATES = Escapers.simple(
            new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}});

    private HtmlEscaper() {}

    /**
     * Escapes a text.
     *
     * @param text any text
     * @return the text as HTML
     */
    public static String escape(String text) {
        return TEMPLATES.escape(text);
    }
}
