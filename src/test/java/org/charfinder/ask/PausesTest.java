package org.charfinder.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {

    @ParameterizedTest
    @CsvSource({"1, 100", "2, 200", "3, 400", "7, 6400", "8, 10000", "9, 10000", "100, 10000", "2147483647, 10000"})
    void they_double_up_to_a_longest_one_and_vary_by_half(int failures, long millis) {
        Pauses pauses = new Pauses(new Random(7));
        long most = Duration.ofMillis(millis).toNanos();
        List<Long> nanos = IntStream.range(0, 1000)
                .mapToObj(i -> pauses.after(failures).toNanos())
                .toList();
        assertThat(nanos).allMatch(pause -> pause >= most / 2 && pause <= most);
        assertThat(nanos.stream().filter(pause -> pause > most * 3 / 4).count()).isBetween(400L, 600L);
    }

    @Property
    void no_pause_is_longer_whatever_the_random_numbers(@ForAll long seed) {
        assertThat(new Pauses(new Random(seed)).after(50)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
    }
}
