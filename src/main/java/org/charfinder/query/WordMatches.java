package org.charfinder.query;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.charfinder.index.Runs;
import org.charfinder.index.TermLookup;
import org.jspecify.annotations.Nullable;

/** Finds what has all of some words, each in any of its variants. */
final class WordMatches {

    private WordMatches() {}

    /** What has any variant of each word; nothing if there is no word. */
    static Runs allOf(List<String> words, Function<String, Collection<String>> variants, TermLookup lookup) {
        @Nullable Runs found = null;
        for (String word : words) {
            Runs any = new Runs();
            for (String variant : variants.apply(word)) {
                any = Runs.union(any, orNothing(lookup.find(variant, false)));
            }
            found = found == null ? any : Runs.intersection(found, any);
            if (found.count() == 0) {
                return found;
            }
        }
        return orNothing(found);
    }

    static Runs orNothing(@Nullable Runs found) {
        return found == null ? new Runs() : found;
    }
}
