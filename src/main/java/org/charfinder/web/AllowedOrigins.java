package org.charfinder.web;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * The origins whose scripts may read the responses (the Fetch Standard, section 3.2, the CORS protocol). Scripts need
 * no preflight request, because all requests here are simple ones.
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

    /** Adds the headers to a response; none if no origin is allowed. */
    void addHeaders(Request request, Response response) {
        if (origins.isEmpty()) {
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
}
