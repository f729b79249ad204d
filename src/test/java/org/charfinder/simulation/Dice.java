package org.charfinder.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** All chance of a simulated life. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** True once in so many times; never if that is 0. */
    boolean oneIn(int times) {
        return times > 0 && random.nextInt(times) == 0;
    }

    /** A number from 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number in a range that includes both ends. */
    int from(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** A number from 1 to the most, small ones as often as large ones. */
    int size(int most) {
        int bits = below(32 - Integer.numberOfLeadingZeros(most)) + 1;
        return Math.min(most, 1 + below(1 << bits));
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[below(choices.length)];
    }
}
