package org.charfinder.web.page;

import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of results is among all pages. The templates leave out what is null.
 *
 * @param range the ranks on this page, if there are several pages
 * @param previous the address of the page before
 * @param next the address of the page after
 */
record PageLinks(
        @Nullable String range,
        @Nullable String previous,
        @Nullable String next) {

    /**
     * The links of a page with the results from one rank to another.
     *
     * @param start the rank of the first result, from 0
     * @param stop the rank after the last result
     * @param total the number of results on all pages
     * @param address the address of the page that begins with the result of a rank
     */
    static PageLinks of(int start, int stop, int total, IntFunction<String> address) {
        return new PageLinks(
                stop - start < total ? String.format(Locale.ROOT, "%,d to %,d", start + 1, stop) : null,
                start > 0 ? address.apply(Math.max(0, start - ResultPages.SIZE)) : null,
                stop < total ? address.apply(stop) : null);
    }

    /** The same for a page that is added to the one before. */
    PageLinks withoutPrevious() {
        return new PageLinks(range, null, next);
    }
}
