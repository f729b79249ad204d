package org.charfinder.web.resource;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** The headers {@code Cache-Control} (RFC 9111, section 5.2.2). */
final class CacheControl {

    /** Caches may keep the response without end: the response of this address never changes. */
    static final HttpField IMMUTABLE =
            new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "public, max-age=31536000, immutable");

    /** Caches may keep the response for a minute before they ask whether it is still the same. */
    static final HttpField MINUTE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "public, max-age=60");

    /** The same for a day. */
    static final HttpField DAY = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "public, max-age=86400");

    /** Caches may keep the response, but must ask each time whether it is still the same. */
    static final HttpField REVALIDATE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-cache");

    /** Caches must not keep the response. */
    static final HttpField NO_STORE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");

    private CacheControl() {}
}
