package org.charfinder.card;

import java.util.List;
import java.util.Map;
import org.charfinder.index.HanCharacter;
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
     * The meaning, readings, radical and strokes of an ideograph.
     *
     * @param codePoint 0 to {@link Character#MAX_CODE_POINT}
     * @return {@link HanCharacter#NONE} if nothing is known
     */
    default HanCharacter ideograph(int codePoint) {
        return HanCharacter.NONE;
    }

    /**
     * How it is typed where programs have names or keys for it: in LaTeX, with a Compose key, in chats.
     *
     * @param characters a code point or a sequence
     * @return by the label of the program or vocabulary, at most 10 characters, at least one way each, in the order of
     *     a card; empty if there are none
     */
    default Map<String, List<String>> inputs(String characters) {
        return Map.of();
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
