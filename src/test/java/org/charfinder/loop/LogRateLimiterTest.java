package org.charfinder.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogRateLimiterTest {

    @Test
    void one_a_second_goes_through_and_the_others_are_counted() {
        LogRateLimiter limiter = new LogRateLimiter();
        long start = Long.MAX_VALUE - 10; // the clock may pass the largest number
        assertThat(limiter.tryAcquire(start)).isTrue();
        assertThat(limiter.takeSuppressed()).isZero();
        for (int i = 0; i < 231_000; i++) {
            assertThat(limiter.tryAcquire(start + i)).isFalse();
        }
        assertThat(limiter.tryAcquire(start + Duration.ofSeconds(1).toNanos())).isTrue();
        assertThat(limiter.takeSuppressed()).isEqualTo(231_000);
        assertThat(limiter.tryAcquire(start + Duration.ofSeconds(3).toNanos())).isTrue();
        assertThat(limiter.takeSuppressed()).isZero();
    }
}
