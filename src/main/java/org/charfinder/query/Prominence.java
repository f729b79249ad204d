package org.charfinder.query;

import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Runs;

/**
 * The sets by which matches of one tier are ordered. None of them is to be changed.
 *
 * @param wellKnown what comes before others
 * @param toned the sequences with skin tones, which come last
 * @param capitals the capital letters
 */
record Prominence(Runs wellKnown, Runs toned, Runs capitals) {

    /** Looks the sets up, which takes some microseconds. */
    static Prominence in(CharacterLookup lookup) {
        Runs capitals = WordMatches.orNothing(lookup.names().find("capital", false));
        return new Prominence(lookup.wellKnown(), lookup.toned(), capitals);
    }
}
