package org.charfinder.web.page;

import com.samskivert.mustache.Mustache;
import org.charfinder.unicode.Picture;

/**
 * Escapes text for HTML content and for quoted attribute values. Controls are replaced by pictures: a terminal that
 * shows a page, or gets what a user copies from it, would obey them. Any thread may call.
 */
public final class HtmlEscaper {

    /** The escaper of all templates. */
    static final Mustache.Escaper TEMPLATES = HtmlEscaper::escape;

    private HtmlEscaper() {}

    /**
     * Escapes a text.
     *
     * @param text any text
     * @return the text as HTML
     */
    public static String escape(String text) {
        int plain = 0;
        while (plain < text.length() && !isSpecial(text.charAt(plain))) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        StringBuilder html = new StringBuilder(text.length() + 32).append(text, 0, plain);
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpecial(c)) {
                appendEscaped(c, html);
            } else {
                html.append(c);
            }
        }
        return html.toString();
    }

    private static boolean isSpecial(char c) {
        return c < ' ' ? c != '\t' && c != '\n' : "&<>\"'".indexOf(c) >= 0 || Character.isISOControl(c);
    }

    private static void appendEscaped(char c, StringBuilder html) {
        switch (c) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            default -> html.append(Picture.of(c));
        }
    }
}
