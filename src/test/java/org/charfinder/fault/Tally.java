package org.charfinder.fault;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many questions had each outcome. Any thread may call. */
final class Tally {

    private static final int MOST_NOTES = 20;

    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final List<String> notes = new ArrayList<>(); // of the first outcomes that are not right

    synchronized void add(Outcome outcome, String note) {
        counts.merge(outcome, 1L, Long::sum);
        if (outcome != Outcome.RIGHT && notes.size() < MOST_NOTES) {
            notes.add(outcome + " " + note);
        }
    }

    synchronized long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    synchronized long total() {
        return counts.values().stream().mapToLong(count -> count).sum();
    }

    /** The outcomes that occurred. */
    synchronized Map<Outcome, Long> counts() {
        return new EnumMap<>(counts);
    }

    /** What is lost, for the message of a test that fails. */
    synchronized String notes() {
        return String.join("\n", notes);
    }

    @Override
    public synchronized String toString() {
        return counts.toString();
    }
}
