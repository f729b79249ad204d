package org.charfinder.query;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.index.Runs;
import org.charfinder.query.QueryResult.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Appends tiers of matches to a result. Each is in code point order, without what earlier tiers have; sequences with
 * skin tones come last.
 */
final class Tiers {

    /** A part of a tier. */
    private record Part(Kind kind, Runs found) {}

    private final Prominence prominence;
    private final QueryResult result;
    private boolean capitalsLast;
    private Runs seen = new Runs();
    private MatchGroup group = MatchGroup.CALLED_SO; // of the next tier
    private @Nullable List<Part> held; // of ALSO_CALLED_SO; null if they are not held back

    /** Makes empty tiers, whose parts go to a result. */
    Tiers(Prominence prominence, QueryResult result) {
        this.prominence = prominence;
        this.result = result;
    }

    /** Tells the group of the tiers that follow. */
    void begin(MatchGroup next) {
        group = next;
    }

    /** Holds back what {@link MatchGroup#ALSO_CALLED_SO} gets, so that names of another query can come before. */
    void hold() {
        held = new ArrayList<>();
    }

    /** Appends what was held back. */
    void release() {
        List<Part> parts = held == null ? List.of() : held;
        held = null;
        group = MatchGroup.ALSO_CALLED_SO;
        parts.forEach(part -> append(part.kind, part.found));
    }

    /** Puts capital letters behind the others wherever well-known characters come first. */
    void putCapitalsLast() {
        capitalsLast = true;
    }

    /** Whether no tier has found anything. */
    boolean isEmpty() {
        return seen.count() == 0;
    }

    /** All that is in the tiers, and was skipped; not to be changed. */
    Runs seen() {
        return seen;
    }

    /** Tells what is in the result already. */
    void skip(Runs found) {
        seen = Runs.union(seen, found);
    }

    /** Appends a tier. */
    void add(Kind kind, Runs found) {
        Runs fresh = fresh(found);
        append(kind, Runs.difference(fresh, prominence.toned()));
        append(kind, Runs.intersection(fresh, prominence.toned()));
    }

    /** Appends a tier of the well-known characters only. */
    void addKnown(Kind kind, Runs found) {
        addKnownFirst(kind, Runs.intersection(found, prominence.wellKnown()));
    }

    /** Appends a tier, in which well-known characters come first. */
    void addKnownFirst(Kind kind, Runs found) {
        Runs fresh = fresh(found);
        Runs plain = Runs.difference(fresh, prominence.toned());
        appendInTwo(kind, Runs.intersection(plain, prominence.wellKnown()));
        appendInTwo(kind, Runs.difference(plain, prominence.wellKnown()));
        append(kind, Runs.intersection(fresh, prominence.toned()));
    }

    private void appendInTwo(Kind kind, Runs found) {
        if (capitalsLast) {
            append(kind, Runs.difference(found, prominence.capitals()));
            append(kind, Runs.intersection(found, prominence.capitals()));
        } else {
            append(kind, found);
        }
    }

    private Runs fresh(Runs found) {
        if (found.count() == 0) {
            return found;
        }
        Runs fresh = Runs.difference(found, seen);
        seen = Runs.union(seen, found);
        return fresh;
    }

    private void append(Kind kind, Runs found) {
        if (found.count() == 0) {
            return;
        }
        if (held != null && group == MatchGroup.ALSO_CALLED_SO) {
            held.add(new Part(kind, found));
            return;
        }
        result.begin(group);
        result.add(result.kind() == Kind.NOTHING ? kind : result.kind(), found);
    }
}
