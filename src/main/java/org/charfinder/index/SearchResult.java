package org.charfinder.index;

import java.util.List;

/**
 * A slice of the characters that a query found.
 *
 * @param total the number of characters that the query found, in the slice or not
 * @param characters those in the slice, in code point order
 */
public record SearchResult(int total, List<NamedCharacter> characters) {

    /**
     * Makes a result, which keeps a copy of the list.
     *
     * @param total from 0
     * @param characters copied
     */
    public SearchResult {
        characters = List.copyOf(characters);
    }
}
