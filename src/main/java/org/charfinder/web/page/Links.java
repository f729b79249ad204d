package org.charfinder.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Addresses within the site, percent-encoded. Any thread may call. */
public final class Links {

    /** In UTF-16 units. Each link of a page to a card repeats the query. */
    private static final int LONGEST_CARRIED = 200;

    private Links() {}

    /**
     * The page of a query's results.
     *
     * @param query any query
     * @param start the rank of the first result on the page, from 0
     * @param view how the client wants to see them; null if it has not said so
     * @return the address, not escaped for HTML
     */
    public static String results(String query, int start, @Nullable String view) {
        String address = "/?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        return address + (view == null ? "" : "&view=" + view) + (start == 0 ? "" : "&start=" + start);
    }

    /**
     * The page of the results of a query that is still being typed.
     *
     * @param typed the query
     * @param start the rank of the first result on the page, from 0
     * @param view how the client wants to see them; null if it has not said so
     * @return the address, not escaped for HTML
     */
    static String unfinished(String typed, int start, @Nullable String view) {
        return results(typed, start, view) + "&typing=1";
    }

    /**
     * The first page of a query's results.
     *
     * @param query any query
     * @return the address, not escaped for HTML
     */
    public static String results(String query) {
        return results(query, 0, null);
    }

    /**
     * A page of a list that has an address of its own.
     *
     * @param path the address of the first page
     * @param start the rank of the first item on the page, from 0
     * @return the address
     */
    static String page(String path, int start) {
        return start == 0 ? path : path + "?start=" + start;
    }

    /**
     * The address of a card that leads back to the results where it was found.
     *
     * @param card the address of the card alone
     * @param query what found it, without white space at its ends; left out if it is empty or long
     * @param view how the client wants to see the results; null if it has not said so
     * @return the address, not escaped for HTML
     */
    public static String fromResults(String card, String query, @Nullable String view) {
        return query.isEmpty() || query.length() > LONGEST_CARRIED
                ? card
                : card + results(query, 0, view).substring("/".length());
    }

    /**
     * The card of a character or a sequence.
     *
     * @param code one or more code points in the form {@code U+265C}, separated by a space
     * @return the address
     */
    public static String card(String code) {
        return "/" + code.replace(" ", "%20");
    }
}
