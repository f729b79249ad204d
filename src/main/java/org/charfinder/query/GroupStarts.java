package org.charfinder.query;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The ranks at which groups of matches begin. */
final class GroupStarts {

    private static final int NONE = -1;

    private static final MatchGroup[] GROUPS = MatchGroup.values();

    private final int[] starts = new int[GROUPS.length]; // NONE if the group is empty
    private int last = NONE; // the last group that has begun

    GroupStarts() {
        clear();
    }

    void clear() {
        Arrays.fill(starts, NONE);
        last = NONE;
    }

    void set(GroupStarts other) {
        System.arraycopy(other.starts, 0, starts, 0, starts.length);
        last = other.last;
    }

    /** Begins a group with the next match, unless it or a later one has begun. */
    void begin(MatchGroup group, int rank) {
        if (group.ordinal() > last) {
            last = group.ordinal();
            starts[last] = rank;
        }
    }

    /** Tells that a match is taken out. */
    void remove(int rank) {
        for (int i = 0; i < starts.length; i++) {
            starts[i] -= starts[i] > rank ? 1 : 0;
        }
    }

    /** Takes out groups that have no match any more. */
    void removeEmpty(int total) {
        int end = total;
        for (int i = last; i >= 0; i--) {
            if (starts[i] == end) {
                starts[i] = NONE;
            } else if (starts[i] != NONE) {
                end = starts[i];
            }
        }
    }

    /** The group that begins at a rank; null if there is none, or only one group in all. */
    @Nullable
    MatchGroup at(int rank) {
        boolean several = Arrays.stream(starts).filter(start -> start != NONE).count() > 1;
        for (MatchGroup group : GROUPS) {
            if (several && starts[group.ordinal()] == rank) {
                return group;
            }
        }
        return null;
    }
}
