package org.charfinder.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Every build simulates a little, from the same seed on; {@code scripts/soak} much more, from another seed each time.
 * {@code -Dsimulation.steps=N} and {@code -Dsimulation.seed=N} say how much, and from which seed on.
 */
class SimulationTest {

    private static final long STEPS = Long.getLong("simulation.steps", 100_000);
    private static final long SEED = Long.getLong("simulation.seed", 1);

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger("org.charfinder");
    private static final Simulation SIMULATION = new Simulation(WholeIndex.INDEX);
    private static Level level;

    /** The server warns of what the simulation makes fail. */
    @BeforeAll
    static void log_only_bugs() {
        level = ROOT.getLevel();
        ROOT.setLevel(Level.ERROR);
    }

    @AfterAll
    static void log_as_before() {
        ROOT.setLevel(level);
    }

    @Test
    void what_is_promised_holds_whatever_clients_do_and_whatever_fails() {
        long start = System.nanoTime();
        SIMULATION.run(SEED, STEPS);
        if (System.getProperty("simulation.steps") != null) {
            System.out.println(SIMULATION + " in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        }
    }

    /** A line is finished, or a command of Telnet, when its time is over and memory is scarce. */
    @Test
    void what_has_come_in_time_is_answered_though_a_turn_answers_one_event_only() {
        new Simulation(WholeIndex.INDEX).run(20261673, 1);
    }

    /** A command of Telnet ends, and a line begins behind it, in one segment: the line has a time of its own. */
    @Test
    void a_line_does_not_take_over_the_time_of_a_command() {
        new Simulation(WholeIndex.INDEX).run(1795905503, 1);
    }

    @Test
    void a_seed_repeats_a_life_step_by_step() {
        assertThat(SIMULATION.trace(SEED)).hasSizeGreaterThan(1_000).isEqualTo(SIMULATION.trace(SEED));
    }
}
