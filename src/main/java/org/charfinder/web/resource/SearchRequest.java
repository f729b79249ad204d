package org.charfinder.web.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import org.charfinder.query.Order;

/**
 * All that the response of a search depends on.
 *
 * @param query the query without white space at its ends
 * @param order of the matches
 * @param format the name of the response's format
 * @param fields the columns of the response; empty for the usual ones
 * @param slice which matches
 */
record SearchRequest(String query, Order order, String format, List<String> fields, Slice slice) {

    /** The address of the same search, to which the parameters of a slice can be added. */
    String address() {
        StringBuilder address = new StringBuilder("/search?q=").append(URLEncoder.encode(query, UTF_8));
        if (order != Order.BEST) {
            address.append("&order=").append(order.label());
        }
        if (!fields.isEmpty()) {
            address.append("&fields=").append(String.join(",", fields));
        }
        return address.append("&format=").append(format).toString();
    }
}
