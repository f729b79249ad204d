package org.charfinder.web.resource;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** The headers {@code Content-Type}. */
final class ContentTypes {

    static final HttpField HTML = of("text/html; charset=utf-8");
    static final HttpField TEXT = of("text/plain; charset=utf-8");
    static final HttpField JSON = of("application/json");
    static final HttpField PROBLEM = of("application/problem+json"); // RFC 9457

    private ContentTypes() {}

    static HttpField of(String mediaType) {
        return new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, mediaType);
    }
}
