package org.charfinder.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.charfinder.index.HanFilter.Field;
import org.jspecify.annotations.Nullable;

/** Finds ideographs for one query, and remembers what it has found. */
final class IdeographTerms {

    private final HanIndex index;
    private final WorkBudget budget;
    private final Map<HanFilter, Runs> found = new HashMap<>();
    private final Map<String, List<Runs>> ranked = new HashMap<>(); // by meaning
    private @Nullable List<Runs> levels; // null until they are asked for

    IdeographTerms(HanIndex index, WorkBudget budget) {
        this.index = index;
        this.budget = budget;
    }

    Runs find(HanFilter filter) {
        Runs known = found.get(filter);
        if (known == null) {
            known = filter.field() == Field.MEANING ? meaning(filter) : index.find(filter, budget);
            found.put(filter, known);
        }
        return known;
    }

    private Runs meaning(HanFilter filter) {
        List<Runs> ranks = ranked.get(filter.value());
        if (ranks == null) {
            ranks = index.meaning(filter.value(), budget);
            ranked.put(filter.value(), ranks);
        }
        return ranks.subList(0, filter.most()).stream().reduce(new Runs(), Runs::union);
    }

    List<Runs> levels() {
        List<Runs> known = levels;
        if (known == null) {
            known = index.levels(budget);
            levels = known;
        }
        return known;
    }
}
