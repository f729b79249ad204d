package org.charfinder.pick;

import java.io.UncheckedIOException;
import org.charfinder.card.Card;
import org.charfinder.card.CharacterNames;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.index.ShownNameLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Finder;

/**
 * Does once what keys do, so that the first keys need not wait while classes are loaded and tables are read: the first
 * one would take 0.15 s.
 */
final class WarmUp {

    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    /** What is typed, key by key: names, other names, a filter, a code, a typing error in two words, in one. */
    private static final String[] TYPED = {"chess ro", "smi", "block:di", "U+265C", "chess roo b", "snowmam"};

    private static final String CHARACTER = "\u265C";
    private static final String SEQUENCE = "\u265F\uFE0F";

    private WarmUp() {}

    /** Reads what the first search needs, and makes a card. */
    static void card(UnicodeNameIndex index) {
        try {
            index.readAhead();
            Card.of(CHARACTER, new IndexCharacterNames(index)).lines(COLUMNS);
            Widths.graphemes(SEQUENCE);
        } catch (UncheckedIOException e) {
            // the screen's own thread will tell of it
        }
    }

    /** Reads the whole index and does what keys do, for some tenths of a second, while the screen is shown. */
    static void run(UnicodeNameIndex index) {
        Finder finder = new Finder(index);
        CharacterNames names = new IndexCharacterNames(index);
        Widths widths = new Widths();
        Layout layout = new Layout(
                widths, (match, columns) -> Card.of(match.characters(), names).lines(columns));
        Painter painter = new Painter(widths, Palette.COLORS_256);
        try {
            new ShownNameLookup(index).readAll();
            for (String query : TYPED) {
                PickModel model = new PickModel("", typed -> Results.of(index, finder, typed));
                model.setRows(Layout.rows(ROWS));
                query.codePoints().forEach(key -> {
                    model.apply(Action.INSERT, Character.toString(key), 0);
                    painter.paint(layout.frame(model, COLUMNS, ROWS));
                });
            }
        } catch (UncheckedIOException e) {
            // the screen's own thread will tell of it
        }
    }
}
