package org.charfinder.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Waits as long as it says, each time. */
    private static int taken(RateLimit limit, long nanos) {
        int taken = 0;
        for (long now = 0; now < nanos; now += Math.max(1, limit.delay(now))) {
            while (limit.tryTake(now)) {
                taken++;
            }
        }
        return taken;
    }

    @Property
    void it_allows_as_many_as_it_says(@ForAll @DoubleRange(min = 0.5, max = 5000) double rate) {
        int seconds = 4;
        assertThat((double) taken(new RateLimit(rate, 0), seconds * SECOND))
                .isBetween(rate * seconds - 1, rate * seconds + 2);
    }

    @Property
    void it_never_allows_more_however_often_it_is_asked(
            @ForAll @DoubleRange(min = 0.5, max = 5000) double rate,
            @ForAll @Size(max = 500) List<@IntRange(max = 20_000_000) Integer> steps) {
        RateLimit limit = new RateLimit(rate, 0);
        long now = 0;
        int taken = 0;
        for (int step : steps) {
            now += step;
            taken += limit.tryTake(now) ? 1 : 0;
        }
        assertThat((double) taken).isLessThanOrEqualTo(1 + rate * now / SECOND + 1e-6);
    }

    @Test
    void a_long_pause_allows_no_long_burst() {
        RateLimit limit = new RateLimit(100, 0);
        int taken = 0;
        while (limit.tryTake(60 * SECOND)) {
            taken++;
        }
        assertThat(taken).isEqualTo(10); // of a tenth of a second
    }

    @Test
    void without_a_limit_all_may_be_asked() {
        RateLimit limit = new RateLimit(Double.POSITIVE_INFINITY, 0);
        for (int i = 0; i < 1000; i++) {
            assertThat(limit.tryTake(0)).isTrue();
        }
    }
}
