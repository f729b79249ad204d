package org.charfinder.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses within the site, ready to be put into a page. */
final class Links {

    private Links() {}

    /** The page with the results of a query from some rank on. */
    static String results(String query, int start) {
        String address = "/?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        return start == 0 ? address : address + "&start=" + start;
    }

    static String results(String query) {
        return results(query, 0);
    }

    /** @param code as {@code U+265C}; a space between two */
    static String card(String code) {
        return "/" + code.replace(" ", "%20");
    }
}
