package org.charfinder.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    @Test
    void one_a_second_goes_through_and_the_others_are_counted() {
        Throttle throttle = new Throttle();
        long start = Long.MAX_VALUE - 10; // the clock may pass the largest number
        assertThat(throttle.letsThrough(start)).isTrue();
        assertThat(throttle.takeHeldBack()).isZero();
        for (int i = 0; i < 231_000; i++) {
            assertThat(throttle.letsThrough(start + i)).isFalse();
        }
        assertThat(throttle.letsThrough(start + Duration.ofSeconds(1).toNanos()))
                .isTrue();
        assertThat(throttle.takeHeldBack()).isEqualTo(231_000);
        assertThat(throttle.letsThrough(start + Duration.ofSeconds(3).toNanos()))
                .isTrue();
        assertThat(throttle.takeHeldBack()).isZero();
    }
}
