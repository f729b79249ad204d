package org.charfinder.card;

import java.util.List;

/** What is known of characters beyond their properties. Implementations may be asked by any thread. */
public interface Lore {

    /** Knows nothing. */
    Lore NONE = new Lore() {};

    /**
     * What a sequence of characters is called, which has no Name property: {@code flag: France}.
     *
     * @param characters more than one code point
     * @return null if it has no name
     */
    default String nameOf(String characters) {
        return null;
    }

    /** Other names: formal aliases, abbreviations, the short name of an emoji. */
    default List<String> aliases(String characters) {
        return List.of();
    }

    /** Words that it comes to mind with. */
    default List<String> keywords(String characters) {
        return List.of();
    }

    /** The other characters that are easily taken for this one, ascending. */
    default List<Integer> lookalikes(int codePoint) {
        return List.of();
    }
}
