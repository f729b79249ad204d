package org.charfinder.query;

import org.charfinder.unicode.CodePoints;
import org.charfinder.unicode.HtmlEntities;
import org.jspecify.annotations.Nullable;

/** Reads names that HTML has for several code points, without the signs around them: {@code NotEqualTilde}. */
final class HtmlSequence {

    private HtmlSequence() {}

    /** Reads a name that is hardly meant as a word, as it has capital letters and small ones. */
    static @Nullable CodePointRanges readMixedCase(String query) {
        boolean mixed =
                query.chars().anyMatch(Character::isUpperCase) && query.chars().anyMatch(Character::isLowerCase);
        return mixed ? read(query) : null;
    }

    /**
     * Reads a query.
     *
     * @return null if it is something else
     */
    static @Nullable CodePointRanges read(String query) {
        String characters = HtmlEntities.charactersOf(query);
        return characters == null || CodePoints.isSingle(characters) ? null : CodePointRanges.of(characters);
    }
}
