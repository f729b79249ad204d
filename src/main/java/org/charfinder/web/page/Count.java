package org.charfinder.web.page;

import java.util.Locale;

/** Writes numbers of things for users. */
final class Count {

    private Count() {}

    /** {@code 1 character}, {@code 11,533 characters}. */
    static String of(int count, String unit) {
        return String.format(Locale.ROOT, "%,d %s%s", count, unit, count == 1 ? "" : "s");
    }
}
