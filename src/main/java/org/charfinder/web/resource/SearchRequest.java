package org.charfinder.web.resource;

import org.charfinder.query.Order;

/**
 * All that the response of a search depends on.
 *
 * @param query the query without white space at its ends
 * @param order of the matches
 * @param format the name of the response's format
 * @param start the rank of the first item, from 0
 * @param stop the rank after the last item, not less than the start
 */
record SearchRequest(String query, Order order, String format, int start, int stop) {}
