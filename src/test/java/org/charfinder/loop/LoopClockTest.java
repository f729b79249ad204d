package org.charfinder.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoopClockTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final TestClock nanoTime = new TestClock();
    private final LoopClock clock = new LoopClock(nanoTime);
    private final long start = clock.now();

    private long lookAfter(Duration passed, Duration expected) {
        nanoTime.advance(passed);
        return clock.look(expected.toNanos());
    }

    @Test
    void time_counts_as_long_as_the_loop_is_not_late() {
        assertThat(lookAfter(Duration.ofMinutes(30), Duration.ofMinutes(30))).isZero();
        assertThat(lookAfter(Duration.ofSeconds(6), Duration.ofSeconds(5))).isZero();
        assertThat(lookAfter(Duration.ofSeconds(1), Duration.ofMinutes(5))).isZero();
        assertThat(clock.now() - start).isEqualTo((1800 + 6 + 1) * SECOND);
        assertThat(clock.time()).isEqualTo(nanoTime.getAsLong());
    }

    @Test
    void time_in_which_the_process_was_suspended_does_not_count() {
        assertThat(lookAfter(Duration.ofSeconds(3), Duration.ZERO)).isEqualTo(3 * SECOND); // in the middle of a turn
        assertThat(lookAfter(Duration.ofHours(8), Duration.ofMinutes(30))).isEqualTo(8 * 3600 * SECOND); // asleep
        assertThat(clock.now() - start).isZero();
        lookAfter(Duration.ofSeconds(2), Duration.ofSeconds(2));
        assertThat(clock.now() - start).isEqualTo(2 * SECOND);
        assertThat(clock.time()).isEqualTo(nanoTime.getAsLong());
    }

    @Test
    void a_loop_without_a_deadline_is_never_late() {
        nanoTime.advance(Duration.ofDays(100));
        assertThat(clock.look(Long.MAX_VALUE)).isZero();
        assertThat(clock.now() - start).isEqualTo(Duration.ofDays(100).toNanos());
    }
}
