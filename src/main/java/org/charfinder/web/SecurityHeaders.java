package org.charfinder.web;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;

/**
 * The security headers of all responses. A page may load nothing from other origins, may run no inline script or style,
 * may not stand in a frame, and sends no referrer.
 */
final class SecurityHeaders {

    private static final List<HttpField> ALL = List.of(
            new PreEncodedHttpField(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
            new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
            new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"));

    private SecurityHeaders() {}

    /** Adds them to a response that has none of them. */
    static void add(Response response) {
        ALL.forEach(response.getHeaders()::add);
    }

    /** Sets them in a response that may have some of them. */
    static void put(Response response) {
        ALL.forEach(response.getHeaders()::put);
    }
}
