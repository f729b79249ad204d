package org.charfinder.web.page;

import java.util.List;
import org.charfinder.query.Match;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/**
 * What differs from an emoji by skin tones only, folded into the result for the emoji.
 *
 * @param items from 1
 */
record Tones(List<Shelf.Item> items) {

    /** @param folded null if there are none */
    static @Nullable Tones of(@Nullable List<Match> folded) {
        return folded == null
                ? null
                : new Tones(folded.stream().map(Tones::item).toList());
    }

    private static Shelf.Item item(Match match) {
        String characters = match.characters();
        return new Shelf.Item(Links.card(UnicodeNames.notation(characters)), match.name(), DisplayText.of(characters));
    }

    int count() {
        return items.size();
    }
}
