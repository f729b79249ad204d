package org.charfinder.web.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.charfinder.query.Order;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** The parameters in the address of a request. They are decoded when the first one is read. One thread at a time. */
final class QueryParameters {

    private static final char REPLACEMENT = '\uFFFD';
    private static final String NOT_UTF_8 = "the query is not UTF-8, percent-encoded";

    private final Request request;
    private @Nullable Fields decoded;

    QueryParameters(Request request) {
        this.request = request;
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
        if (!value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw HttpError.badRequest(name + " must be a number from 0");
        }
        return value.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(value);
    }

    /**
     * The value of the parameter {@code order}.
     *
     * @return {@link Order#BEST} if the value is empty or the address does not have the parameter
     * @throws HttpError if there is no such order, or the parameters are not UTF-8
     */
    Order order() throws HttpError {
        String value = value("order");
        if (value == null || value.isEmpty()) {
            return Order.BEST;
        }
        for (Order order : Order.values()) {
            if (order.label().equals(value)) {
                return order;
            }
        }
        throw HttpError.badRequest("no such order; there are: " + String.join(", ", Order.names()));
    }

    private Fields decoded() throws HttpError {
        if (decoded == null) {
            String query = request.getHttpURI().getQuery();
            if (query != null && query.indexOf(REPLACEMENT) >= 0) { // Jetty puts it for bytes that are not encoded
                throw HttpError.badRequest(NOT_UTF_8);
            }
            try {
                decoded = Request.extractQueryParameters(request, UTF_8);
            } catch (IllegalStateException | IllegalArgumentException e) {
                throw HttpError.badRequest(NOT_UTF_8);
            }
        }
        return decoded;
    }
}
