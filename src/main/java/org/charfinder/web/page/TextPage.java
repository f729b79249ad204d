package org.charfinder.web.page;

import com.samskivert.mustache.Template;
import java.util.Iterator;
import org.charfinder.card.Grapheme;

/** The page that shows what a text consists of, in pieces, since it can have megabytes. For one thread. */
public final class TextPage {

    private final Iterator<Grapheme> graphemes;
    private final Template template;
    private final String end;
    private String start; // empty once it is written
    private int count; // of graphemes that are written

    TextPage(String start, Iterator<Grapheme> graphemes, Template template, String end) {
        this.start = start;
        this.graphemes = graphemes;
        this.template = template;
        this.end = end;
    }

    /**
     * Appends the next piece: the start of the page, a grapheme, or the end.
     *
     * @param html the text so far
     * @return whether there are more pieces
     */
    public boolean appendTo(StringBuilder html) {
        if (!start.isEmpty()) {
            html.append(start);
            start = "";
            return true;
        }
        if (!graphemes.hasNext()) {
            html.append(end);
            return false;
        }
        html.append(template.execute(GraphemeView.of(graphemes.next(), count)));
        count++;
        return true;
    }
}
