package org.charfinder.simulation;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.index.UnicodeNameIndex;

/** Lives of servers, one after the other, and how to repeat the first one in which something is wrong. */
final class Simulation {

    /** Steps of a life before its server is asked to end. */
    private static final int STEPS_OF_LIFE = 2_000;

    /** The last steps of a life that are told when it fails. */
    private static final int TOLD = 60;

    private final UnicodeNameIndex index;
    private final KnownReplies known;
    private long steps;
    private long sessions;
    private long lives;

    Simulation(UnicodeNameIndex index) {
        this.index = index;
        known = new KnownReplies(index);
    }

    /**
     * Simulates lives with consecutive seeds.
     *
     * @param seed of the first life
     * @param least the steps of all lives together, at least
     */
    void run(long seed, long least) {
        for (long next = seed; steps < least; next++) {
            live(next);
        }
    }

    private void live(long seed) {
        Life.Result result = new Life(seed, STEPS_OF_LIFE, index, known, step -> {}).run();
        steps += result.steps();
        sessions += result.sessions();
        lives++;
        if (result.violation() != null) {
            throw new AssertionError(report(seed), result.violation());
        }
    }

    /** Lives once more, and listens. */
    private String report(long seed) {
        List<String> told = new ArrayList<>();
        Life.Result again = new Life(seed, STEPS_OF_LIFE, index, known, told::add).run();
        String message =
                again.violation() == null ? "not repeated" : again.violation().getMessage();
        return "seed " + seed + ", step " + again.steps() + ": " + message + "; to repeat it: "
                + "mvn test -Dtest=SimulationTest -Dsimulation.seed=" + seed + " -Dsimulation.steps=1\n  "
                + String.join("\n  ", told.subList(Math.max(0, told.size() - TOLD), told.size()));
    }

    /** All that happens in a life. */
    List<String> trace(long seed) {
        List<String> told = new ArrayList<>();
        new Life(seed, STEPS_OF_LIFE, index, known, told::add).run();
        return told;
    }

    @Override
    public String toString() {
        return lives + " servers, " + sessions + " sessions, " + steps + " steps";
    }
}
