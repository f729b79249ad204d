package org.charfinder.index;

import java.util.List;

/**
 * A slice of what a query found.
 *
 * @param total how many characters the query found in all, the slice or not
 * @param characters those of the slice, in code point order
 */
public record SearchResult(int total, List<NamedCharacter> characters) {

    /** Keeps a copy of the list. */
    public SearchResult {
        characters = List.copyOf(characters);
    }
}
