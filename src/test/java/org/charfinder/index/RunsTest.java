package org.charfinder.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RunsTest {

    private static Runs runs(Set<Integer> ordinals) {
        Runs runs = new Runs();
        set(ordinals).stream()
                .forEach(one -> runs.append(Runs.bound(one, 10 * one), Runs.bound(one + 1, 10 * one + 10)));
        return runs;
    }

    private static BitSet set(Set<Integer> ordinals) {
        BitSet set = new BitSet();
        ordinals.forEach(set::set);
        return set;
    }

    private static BitSet set(Runs runs) {
        BitSet set = new BitSet();
        for (int i = 0; i < runs.count(); i++) {
            assertThat(runs.length(i)).isPositive();
            assertThat(runs.linesStart(i)).isEqualTo(10 * Runs.ordinal(runs.start(i)));
            assertThat(i == 0 || runs.stop(i - 1) < runs.start(i)).isTrue();
            set.set(Runs.ordinal(runs.start(i)), Runs.ordinal(runs.stop(i)));
        }
        return set;
    }

    @Property
    void sets_of_any_sizes_are_combined(
            @ForAll @Size(max = 60) Set<@IntRange(max = 100) Integer> one,
            @ForAll @Size(max = 5) Set<@IntRange(max = 100) Integer> other) {
        assertCombined(one, other);
        assertCombined(other, one);
    }

    @Property
    void any_number_of_sets_is_united(
            @ForAll @Size(min = 1, max = 20) List<@Size(max = 20) Set<@IntRange(max = 100) Integer>> sets) {
        BitSet union = new BitSet();
        sets.forEach(each -> union.or(set(each)));
        List<Runs> runs = sets.stream().map(RunsTest::runs).toList();
        assertThat(set(Runs.union(runs))).isEqualTo(union);
    }

    private static void assertCombined(Set<Integer> one, Set<Integer> other) {
        BitSet union = set(one);
        union.or(set(other));
        BitSet intersection = set(one);
        intersection.and(set(other));
        BitSet difference = set(one);
        difference.andNot(set(other));
        assertThat(set(Runs.union(runs(one), runs(other)))).isEqualTo(union);
        assertThat(set(Runs.intersection(runs(one), runs(other)))).isEqualTo(intersection);
        assertThat(set(Runs.difference(runs(one), runs(other)))).isEqualTo(difference);
    }
}
