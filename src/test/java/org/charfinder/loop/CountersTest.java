package org.charfinder.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountersTest {

    private enum Fruit {
        APPLES,
        RIPE_PEARS,
        LARGEST_PLUM
    }

    private final Counters<Fruit> counters = new Counters<>(Fruit.class);

    @Test
    void numbers_go_up_and_down_or_keep_the_largest() {
        counters.add(Fruit.APPLES, 3);
        counters.add(Fruit.APPLES, -1);
        counters.raise(Fruit.LARGEST_PLUM, 7);
        counters.raise(Fruit.LARGEST_PLUM, 5);
        assertThat(counters.get(Fruit.APPLES)).isEqualTo(2);
        assertThat(counters).hasToString("apples=2 ripe_pears=0 largest_plum=7");
    }

    @Test
    void changes_since_a_copy_are_listed() {
        counters.add(Fruit.APPLES, 3);
        long[] before = new long[3];
        counters.copyTo(before);
        assertThat(counters.since(before)).isEmpty();
        counters.add(Fruit.APPLES, -1);
        counters.add(Fruit.RIPE_PEARS, 5);
        assertThat(counters.since(before)).isEqualTo("apples=-1 ripe_pears=5");
    }
}
