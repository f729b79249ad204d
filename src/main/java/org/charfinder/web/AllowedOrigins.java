package org.charfinder.web;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * The origins whose scripts may read the responses (the Fetch Standard, section 3.2, the CORS protocol). Scripts need
 * no preflight request, unless they set a header of their own, such as {@code If-None-Match}.
 *
 * @param origins each as the header {@code Origin} has it, or {@code *} for all
 */
record AllowedOrigins(List<String> origins) {

    private static final String ALL = "*";

    /** Scripts may read only a few headers if not told otherwise. */
    private static final HttpField EXPOSED =
            new PreEncodedHttpField(HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Link");

    private static final HttpField ANY = new PreEncodedHttpField(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, ALL);
    private static final HttpField VARY_ORIGIN = new PreEncodedHttpField(HttpHeader.VARY, "Origin");

    /** Which headers of requests scripts may set: nothing here depends on credentials, so any. */
    private static final HttpField ANY_HEADER = new PreEncodedHttpField(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, ALL);

    /** For how many seconds a browser need not ask again. */
    private static final HttpField KEPT = new PreEncodedHttpField(HttpHeader.ACCESS_CONTROL_MAX_AGE, "7200");

    /** Adds the headers to a response; none if no origin is allowed, or if they are there already. */
    void addHeaders(Request request, Response response) {
        if (origins.isEmpty()
                || response.getHeaders().contains(VARY_ORIGIN)
                || response.getHeaders().contains(ANY)) {
            return;
        }
        if (origins.contains(ALL)) {
            response.getHeaders().add(ANY).add(EXPOSED);
            return;
        }
        response.getHeaders().add(VARY_ORIGIN);
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin != null && origins.contains(origin)) {
            response.getHeaders()
                    .add(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .add(EXPOSED);
        }
    }

    /**
     * Whether a request asks if a script of an allowed origin may send another one.
     *
     * @param response has the headers that {@link #addHeaders} adds
     */
    static boolean isPreflight(Request request, Response response) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeaders().contains(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD)
                && response.getHeaders().contains(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN);
    }

    /**
     * Adds the headers that let the other request follow.
     *
     * @param methods that the address has
     */
    static void allowRequest(String methods, Response response) {
        response.getHeaders()
                .add(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, methods)
                .add(ANY_HEADER)
                .add(KEPT);
    }
}
