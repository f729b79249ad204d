package org.charfinder.query;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.index.WholeIndex;

/** What queries find in the index of all characters, as codes. */
final class FoundCodes {

    private FoundCodes() {}

    /** The codes that a query finds in the order BEST. */
    static List<String> codes(String query) throws QueryException {
        return codes(query, Order.BEST);
    }

    /** The codes that a query finds, in their order. */
    static List<String> codes(String query, Order order) throws QueryException {
        List<String> codes = new ArrayList<>();
        new Finder(WholeIndex.INDEX).find(query, order).matches().forEachRemaining(match -> codes.add(match.code()));
        return codes;
    }
}
