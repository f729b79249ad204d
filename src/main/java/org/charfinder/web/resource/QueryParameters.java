package org.charfinder.web.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import org.charfinder.query.Order;
import org.charfinder.query.Spelling;
import org.charfinder.unicode.WhiteSpace;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** The parameters in the address of a request. They are decoded when the first one is read. One thread at a time. */
final class QueryParameters {

    private static final int LONGEST_EXCERPT = 40; // code points
    private static final char REPLACEMENT = '\uFFFD';
    private static final String QUERY = "query";
    private static final String QUERY_IN_SHORT = "q";

    private final Request request;
    private @Nullable Fields decoded;

    QueryParameters(Request request) {
        this.request = request;
    }

    /**
     * Refuses parameters that an address does not have, and those that it has more than once: one of the values would
     * have no effect. Only {@link FieldsParameter#NAME} is a list.
     *
     * @param names of the parameters that it has
     * @throws HttpError if there is another one, or the parameters are not UTF-8
     */
    void requireKnown(String... names) throws HttpError {
        List<String> known = List.of(names);
        for (Fields.Field parameter : decoded()) {
            String name = parameter.getName();
            if (!known.contains(name)) {
                throw notAmong(
                        ProblemType.UNKNOWN_PARAMETER,
                        "unknown parameter '" + excerpt(name) + "'",
                        nearest(name, known),
                        known);
            }
            if (!name.equals(FieldsParameter.NAME)) {
                requireOnce(parameter);
            }
        }
    }

    /** Refuses a parameter that is there twice. */
    void requireOnce(String name) throws HttpError {
        Fields.Field parameter = decoded().get(name);
        if (parameter != null) {
            requireOnce(parameter);
        }
    }

    private static void requireOnce(Fields.Field parameter) throws HttpError {
        if (parameter.getValues().size() > 1) {
            throw HttpError.badRequest(ProblemType.INVALID_PARAMETER, "give " + parameter.getName() + " only once");
        }
    }

    /**
     * The error for a name that does not exist.
     *
     * @param message what is wrong; what would do is added
     * @param near a name that may be meant; null if none is near
     * @param known the names that exist
     */
    static HttpError notAmong(ProblemType type, String message, @Nullable String near, List<String> known) {
        String meant = near == null ? "" : "did you mean '" + near + "'? ";
        String all = known.isEmpty() ? "there are none" : "there are: " + String.join(", ", known);
        return HttpError.badRequest(type, message + "; " + meant + all, near);
    }

    private static @Nullable String nearest(String given, List<String> known) {
        return Spelling.nearest(given, known, name -> name.toLowerCase(Locale.ROOT));
    }

    /** As much of a text as a message repeats. */
    static String excerpt(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_EXCERPT)) + "…";
    }

    /**
     * The query, which may be called {@code query} or {@code q}; null if the address has neither.
     *
     * @throws HttpError if the address has both, or the parameters are not UTF-8
     */
    @Nullable
    String query() throws HttpError {
        String query = value(QUERY);
        String inShort = value(QUERY_IN_SHORT);
        if (query != null && inShort != null) {
            throw HttpError.badRequest(ProblemType.INVALID_PARAMETER, "q and query are the same; give one of them");
        }
        return query == null ? inShort : query;
    }

    /**
     * The query without white space at its ends; empty if the address has none.
     *
     * @throws HttpError if the address has both {@code query} and {@code q}, or the parameters are not UTF-8
     */
    String strippedQuery() throws HttpError {
        String query = query();
        return query == null ? "" : WhiteSpace.stripQuery(query).toString();
    }

    /** Whether the address has a parameter, and its value is not empty. */
    boolean has(String name) throws HttpError {
        String value = value(name);
        return value != null && !value.isEmpty();
    }

    /**
     * The first value of a parameter; null if the address does not have it.
     *
     * @throws HttpError if the parameters are not UTF-8
     */
    @Nullable
    String value(String name) throws HttpError {
        return decoded().getValue(name);
    }

    /**
     * All values of a parameter, in order.
     *
     * @throws HttpError if the parameters are not UTF-8
     */
    List<String> values(String name) throws HttpError {
        return decoded().getValuesOrEmpty(name);
    }

    /**
     * The value of a parameter that is a rank.
     *
     * @return from 0; {@link Integer#MAX_VALUE} if the number has more than 9 digits; {@code otherwise} if the value is
     *     empty or the address does not have the parameter
     * @throws HttpError if the value is not a number from 0, or the parameters are not UTF-8
     */
    int rank(String name, int otherwise) throws HttpError {
        String value = value(name);
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        int number = number(value);
        if (number < 0) {
            throw HttpError.badRequest(ProblemType.INVALID_PARAMETER, name + " must be a number from 0");
        }
        return number;
    }

    /**
     * The value of a parameter that is a count.
     *
     * @param most the highest number that is allowed
     * @return from 1; {@code otherwise} if the value is empty or the address does not have the parameter
     * @throws HttpError if the value is not such a number, or the parameters are not UTF-8
     */
    int count(String name, int most, int otherwise) throws HttpError {
        String value = value(name);
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        int number = number(value);
        if (number < 1 || number > most) {
            throw HttpError.badRequest(ProblemType.INVALID_PARAMETER, name + " must be a number from 1 to " + most);
        }
        return number;
    }

    /** A number of ASCII digits; {@link Integer#MAX_VALUE} if it has more than 9; -1 if the value is no number. */
    private static int number(String value) {
        if (!value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return value.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(value);
    }

    /**
     * The value of a parameter that has only some.
     *
     * @return null if it is missing or empty
     * @throws HttpError if it is none of the allowed ones
     */
    @Nullable
    String choice(String name, List<String> allowed) throws HttpError {
        String value = value(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (!allowed.contains(value)) {
            throw notAmong(ProblemType.INVALID_PARAMETER, "no such " + name, nearest(value, allowed), allowed);
        }
        return value;
    }

    /**
     * The value of the parameter {@code order}.
     *
     * @return {@link Order#BEST} if the value is empty or the address does not have the parameter
     * @throws HttpError if there is no such order, or the parameters are not UTF-8
     */
    Order order() throws HttpError {
        String value = choice("order", Order.names());
        return value == null ? Order.BEST : Order.named(value);
    }

    /**
     * How the client wants to see results.
     *
     * @return null if it has not said so
     * @throws HttpError if there is no such view
     */
    @Nullable
    String view() throws HttpError {
        return choice("view", List.of("list", "grid"));
    }

    private Fields decoded() throws HttpError {
        if (decoded == null) {
            String query = request.getHttpURI().getQuery();
            if (query != null && query.indexOf(REPLACEMENT) >= 0) { // Jetty puts it for bytes that are not encoded
                throw notUtf8();
            }
            try {
                decoded = Request.extractQueryParameters(request, UTF_8);
            } catch (IllegalStateException | IllegalArgumentException e) {
                throw notUtf8();
            }
        }
        return decoded;
    }

    private static HttpError notUtf8() {
        return HttpError.badRequest(ProblemType.INVALID_PARAMETER, "the query is not UTF-8, percent-encoded");
    }
}
