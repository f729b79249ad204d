package org.charfinder.query;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a query finds, and in which order. */
public enum Order {
    /**
     * The characters whose names have all words, by code point. Other readings of the query answer only if that finds
     * nothing. This is the order of the line protocol.
     */
    CODE,
    /**
     * The characters and sequences that have each word in any of their names, in tiers: those whose name is the whole
     * query first, then those whose name has all words, then the others. If there are none, the closest ones. A tier is
     * in code point order.
     */
    BEST;

    /**
     * The names for {@link #named}.
     *
     * @return {@code code, best}
     */
    public static List<String> names() {
        return Stream.of(values()).map(Order::label).toList();
    }

    /**
     * The order with a name.
     *
     * @param label {@code code} or {@code best}, in any case
     * @return the order
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public static Order named(String label) {
        for (Order order : values()) {
            if (order.label().equalsIgnoreCase(label)) {
                return order;
            }
        }
        throw new IllegalArgumentException("no order '" + label + "'; there are: " + String.join(", ", names()));
    }

    /**
     * The name for users.
     *
     * @return {@code code} or {@code best}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
