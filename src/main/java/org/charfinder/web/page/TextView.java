package org.charfinder.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.charfinder.card.CharacterNames;
import org.charfinder.card.Grapheme;
import org.charfinder.card.Grapheme.Flag;
import org.charfinder.card.Graphemes;

/**
 * The data of the template {@code text}.
 *
 * @param text the text; empty if there is none yet
 * @param size how long it is
 * @param flagged how many graphemes have a flag, by the flag, with a link to the first of them
 */
record TextView(String text, String size, List<Link> flagged) {

    static final String TITLE = "What is this text?";
    static final String SUMMARY = "See what a text consists of: invisible characters, and those that look like others.";

    static TextView of(String text, CharacterNames names) {
        int total = 0;
        int[] counts = new int[Flag.values().length];
        int[] first = new int[counts.length];
        Graphemes graphemes = new Graphemes(text, names);
        for (; graphemes.hasNext(); total++) {
            Grapheme grapheme = graphemes.next();
            for (Flag flag : grapheme.flags()) {
                if (counts[flag.ordinal()]++ == 0) {
                    first[flag.ordinal()] = total;
                }
            }
        }
        List<Link> flagged = new ArrayList<>();
        for (Flag flag : Flag.values()) {
            int count = counts[flag.ordinal()];
            if (count > 0) {
                String words = flag == Flag.CONFUSABLE ? "easily mistaken" : flag.label();
                flagged.add(new Link(
                        String.format(Locale.ROOT, "%,d %s", count, words),
                        "#" + GraphemeView.idAt(first[flag.ordinal()])));
            }
        }
        return new TextView(text, size(text, total), flagged);
    }

    private static String size(String text, int graphemes) {
        return "%s, %s, %s in UTF-8"
                .formatted(
                        Count.of(graphemes, "character"),
                        Count.of(text.codePointCount(0, text.length()), "code point"),
                        Count.of(text.getBytes(UTF_8).length, "byte"));
    }

    /** Whether there is a text. */
    boolean isThere() {
        return !text.isEmpty();
    }
}
