package org.charfinder.net;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecentOutputTest {

    private static final long ORIGIN = Long.MAX_VALUE - 1; // a clock may begin anywhere, and overflow

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 ms: 65536                           |    0 | false
            0 ms: 65537                           |    0 | true
            0 ms: 65537                           | 2000 | true
            0 ms: 65537                           | 2001 | false
            0 ms: 40000, 2000 ms: 30000           | 4000 | true
            0 ms: 40000, 2001 ms: 30000           | 2001 | false
            0 ms: 70000, 2000 ms: 6               | 4000 | true
            0 ms: 70000, 2000 ms: 0               | 2001 | false
            0 ms: 70000, hold, 2000 ms: 6         | 2000 | true
            0 ms: 70000, hold, 2000 ms: 6         | 2001 | false
            0 ms: 70000, hold, resume, 2000 ms: 6 | 4000 | true
            0 ms: 70000, forget, 1 ms: 6          |    1 | false
            """)
    void what_was_sent_may_be_under_way_for_two_seconds_if_it_is_large(String script, long millis, boolean expected) {
        RecentOutput recent = new RecentOutput();
        for (String step : script.split(", ")) {
            switch (step) {
                case "hold" -> recent.hold();
                case "resume" -> recent.resume();
                case "forget" -> recent.forget();
                default -> {
                    String[] sent = step.split(" ms: ");
                    recent.add(Long.parseLong(sent[1]), at(Long.parseLong(sent[0])));
                }
            }
        }
        assertThat(recent.mayBeUnderWay(at(millis))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE})
    void at_first_nothing_is_under_way(long now) {
        assertThat(new RecentOutput().mayBeUnderWay(now)).isFalse();
    }

    private static long at(long millis) {
        return ORIGIN + MILLISECONDS.toNanos(millis);
    }
}
