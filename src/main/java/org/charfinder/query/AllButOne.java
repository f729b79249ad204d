package org.charfinder.query;

import java.util.ArrayList;
import java.util.List;

/** Leaves out one word of a query. */
final class AllButOne {

    private AllButOne() {}

    /** The words without word {@code i}, from 0; a new list. */
    static List<String> without(int i, List<String> words) {
        List<String> others = new ArrayList<>(words);
        others.remove(i);
        return others;
    }
}
