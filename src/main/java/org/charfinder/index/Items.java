package org.charfinder.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The characters and sequences that have other names, numbered in the order of their lines. Of each, four numbers are
 * known: both bounds of its line, the offset of its names, and its components, in two bytes each. The names of an item
 * end where those of the next one begin; so there are the numbers of one item more.
 */
final class Items {

    private static final int NUMBERS = Section.NUMBERS_PER_ITEM;

    /** A sequence with skin tones has at most these components: itself without them, and two skin tones. */
    private static final int COMPONENTS = 3;

    private final long[] numbers;

    Items(long[] numbers) {
        this.numbers = numbers;
    }

    /** The number of items. */
    int count() {
        return numbers.length / NUMBERS - 1;
    }

    /** The characters and sequences of some items. */
    Runs runs(BitSet items) {
        Runs runs = new Runs();
        for (int item = items.nextSetBit(0); item >= 0; item = items.nextSetBit(item + 1)) {
            runs.append(numbers[NUMBERS * item], numbers[NUMBERS * item + 1]);
        }
        return runs;
    }

    /** The same for each set. */
    List<Runs> runs(List<BitSet> sets) {
        List<Runs> found = new ArrayList<>();
        for (BitSet items : sets) {
            found.add(runs(items));
        }
        return found;
    }

    /** The item whose line begins at an offset; -1 if that has no other names. */
    int at(int lineStart) {
        int low = 0;
        int high = count() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = Runs.lineStart(numbers[NUMBERS * middle]);
            if (found == lineStart) {
                return middle;
            }
            if (found < lineStart) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The first item whose line begins at a bound or behind it. */
    int firstFrom(long bound) {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers[NUMBERS * middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The offset of the names of an item. */
    int namesStart(int item) {
        return (int) numbers[NUMBERS * item + 2];
    }

    /** The items whose names an item has, too. */
    List<Integer> components(int item) {
        return IntStream.range(0, COMPONENTS)
                .map(i -> component(item, i))
                .filter(component -> component >= 0 && component < count()) // a forged index may have others
                .boxed()
                .toList();
    }

    /** The number of a component of an item; -1 if it has fewer. */
    private int component(int item, int i) {
        return (int) (numbers[NUMBERS * item + 3] >>> (i * Short.SIZE) & 0xFFFF) - 1;
    }

    /** Packs the numbers of at most three components. */
    static long packed(List<Integer> components) {
        long packed = 0;
        for (int i = 0; i < components.size(); i++) {
            packed |= (components.get(i) + 1L) << (i * Short.SIZE);
        }
        return packed;
    }
}
