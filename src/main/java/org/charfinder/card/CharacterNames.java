package org.charfinder.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of characters beyond their Unicode properties. Any thread may call. */
public interface CharacterNames {

    /** Knows nothing. */
    CharacterNames NONE = new CharacterNames() {};

    /**
     * The name of a sequence, which has no Name property: {@code flag: France}.
     *
     * @param characters more than one code point
     * @return null if it has no name
     */
    default @Nullable String nameOf(String characters) {
        return null;
    }

    /**
     * Other names: formal aliases, abbreviations, the short name of an emoji.
     *
     * @param characters a code point or a sequence
     * @return empty if there are none
     */
    default List<String> aliases(String characters) {
        return List.of();
    }

    /**
     * Words that are associated with it.
     *
     * @param characters a code point or a sequence
     * @return empty if there are none
     */
    default List<String> keywords(String characters) {
        return List.of();
    }

    /**
     * The other characters that look like a character.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}
     * @return ascending; empty if there are none
     */
    default List<Integer> lookalikes(int codePoint) {
        return List.of();
    }
}
