package org.charfinder.query;

import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Runs;
import org.jspecify.annotations.Nullable;

/** The sets by which matches of one tier are ordered. Each is looked up once. One thread at a time. */
final class Prominence {

    private final CharacterLookup lookup;
    private @Nullable Runs wellKnown; // null until it is asked for, as the others
    private @Nullable Runs toned;
    private @Nullable Runs capitals;

    Prominence(CharacterLookup lookup) {
        this.lookup = lookup;
    }

    /** What comes before others; not to be changed. */
    Runs wellKnown() {
        Runs known = wellKnown == null ? lookup.wellKnown() : wellKnown;
        wellKnown = known;
        return known;
    }

    /** The sequences with skin tones, which come last; not to be changed. */
    Runs toned() {
        Runs known = toned == null ? lookup.toned() : toned;
        toned = known;
        return known;
    }

    /** The capital letters; not to be changed. */
    Runs capitals() {
        Runs known = capitals == null ? WordMatches.orNothing(lookup.names().find("capital", false)) : capitals;
        capitals = known;
        return known;
    }
}
