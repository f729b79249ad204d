package org.charfinder.web.resource;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The matches that a client asks for, either by ranks, {@code start=20&stop=40}, or by a number of them, {@code
 * offset=20&limit=20}. Links to other slices use the parameters that the client has used.
 *
 * @param start the rank of the first match, from 0
 * @param stop the rank after the last match, not less than the start; {@link Integer#MAX_VALUE} for all
 * @param byRanks whether the client gave {@code start} or {@code stop}
 */
record Slice(int start, int stop, boolean byRanks) {

    static final String START = "start";
    static final String STOP = "stop";
    static final String OFFSET = "offset";
    static final String LIMIT = "limit";

    /** The most matches for {@code limit}. A client that wants more uses {@code stop}, and gets a stream. */
    private static final int MOST = 1000;

    /**
     * Reads the parameters.
     *
     * @param size of the slice if the client gives no end of it; {@link Integer#MAX_VALUE}: all
     * @throws HttpError if a parameter is wrong, or the client mixes both kinds
     */
    static Slice of(QueryParameters parameters, int size) throws HttpError {
        boolean byRanks = parameters.has(START) || parameters.has(STOP);
        if (byRanks && (parameters.has(OFFSET) || parameters.has(LIMIT))) {
            throw invalid("give either start and stop, or offset and limit");
        }
        int start = parameters.rank(byRanks ? START : OFFSET, 0);
        int limit = parameters.count(LIMIT, MOST, size);
        int end = start > Integer.MAX_VALUE - limit ? Integer.MAX_VALUE : start + limit;
        int stop = parameters.rank(STOP, end);
        if (stop < start) {
            throw invalid("stop must not be less than start");
        }
        return new Slice(start, stop, byRanks);
    }

    private static HttpError invalid(String message) {
        return HttpError.badRequest(ProblemType.INVALID_PARAMETER, message);
    }

    /** The address of the following matches; null if there are none, or if this slice is empty. */
    @Nullable
    String next(String address, int total) {
        return stop < total && stop > start ? at(address, stop) : null;
    }

    /** The header {@code Link} (RFC 8288): the previous, the next and the first slice, as far as there are any. */
    @Nullable
    String links(String address, int total) {
        List<String> links = new ArrayList<>();
        String next = next(address, total);
        if (next != null) {
            links.add("<" + next + ">; rel=\"next\"");
        }
        if (start > 0 && stop > start && stop < Integer.MAX_VALUE) {
            links.add("<" + at(address, Math.max(0, Math.min(start, total) - size())) + ">; rel=\"prev\"");
            links.add("<" + at(address, 0) + ">; rel=\"first\"");
        }
        return links.isEmpty() ? null : String.join(", ", links);
    }

    private int size() {
        return stop - start;
    }

    /** The address of a slice of the same size. */
    private String at(String address, int from) {
        return byRanks
                ? "%s&start=%d&stop=%d".formatted(address, from, (long) from + size())
                : "%s&offset=%d&limit=%d".formatted(address, from, size());
    }
}
