package org.charfinder.dict;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The ways in which a word matches headwords. */
enum Strategy {
    EXACT("Match headwords exactly"),
    PREFIX("Match beginnings of headwords"),
    SUBSTRING("Match text anywhere in headwords"),
    WORD("Match headwords that have all words, in any order"),
    LEV("Match headwords within Levenshtein distance one, or else with words spelled nearly so");

    /** What the strategy {@code .} stands for. Clients ask for it to suggest other words. */
    private static final Strategy DEFAULT = LEV;

    private final String description;

    Strategy(String description) {
        this.description = description;
    }

    /** The strategy of this name in any case; null if there is none. */
    static @Nullable Strategy of(String name) {
        if (name.equals(".")) {
            return DEFAULT;
        }
        for (Strategy strategy : values()) {
            if (strategy.id().equalsIgnoreCase(name)) {
                return strategy;
            }
        }
        return null;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String description() {
        return description;
    }
}
