package org.charfinder.web.page;

import java.util.List;
import org.charfinder.query.Match;
import org.charfinder.query.MatchGroup;
import org.charfinder.unicode.UnicodeNames;
import org.jspecify.annotations.Nullable;

/**
 * A result on a page. The templates leave out what is null.
 *
 * @param group the heading of the group that begins with it, if any
 * @param code the code points, as {@code U+265C}
 * @param href the address of the card
 * @param glyph what the page shows for the characters
 * @param name the name
 * @param label the label of a control, which stands beside its name
 * @param copies the texts to copy
 * @param matched the name by which the query found the match, with its source; null if that is {@code name}
 * @param tones the matches that differ by skin tones only; null if there are none
 */
record ResultRow(
        @Nullable String group,
        String code,
        String href,
        DisplayText glyph,
        String name,
        @Nullable String label,
        CopyTexts copies,
        @Nullable String matched,
        @Nullable Tones tones) {

    static ResultRow of(
            @Nullable MatchGroup group,
            Match match,
            String matched,
            String query,
            @Nullable String view,
            @Nullable List<Match> toned) {
        String characters = match.characters();
        DisplayName name = DisplayName.of(characters, match.name());
        return new ResultRow(
                group == null ? null : heading(group),
                match.code(),
                Links.fromResults(Links.card(UnicodeNames.notation(characters)), query, view),
                DisplayText.of(characters),
                name.name(),
                name.label(),
                CopyTexts.of(match.code(), characters),
                matched.isEmpty() ? null : matched,
                Tones.of(toned));
    }

    private static String heading(MatchGroup group) {
        return switch (group) {
            case CALLED_SO -> "Called so";
            case IN_THE_NAME -> "In the name";
            case ALSO_CALLED_SO -> "Also called so";
            case CLOSEST -> "Closest";
        };
    }
}
