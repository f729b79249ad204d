package org.charfinder.web.resource;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * An entity tag (RFC 9110, section 8.8.3). It names the version of all that a response is made from: the response of an
 * address is the same as long as the tag is the same.
 *
 * @param header the header {@code ETag}; the tag is weak because the response may be compressed or not
 */
record EntityTag(HttpField header) {

    /** @param version letters, digits and hyphens */
    static EntityTag of(String version) {
        return new EntityTag(new PreEncodedHttpField(HttpHeader.ETAG, "W/\"" + version + '"'));
    }

    /** The tag of one of several responses of the same address, such as those in several formats. */
    EntityTag variant(String name) {
        String tag = value();
        return of(tag.substring("W/\"".length(), tag.length() - 1) + "-" + name);
    }

    /** The tag as in the header. */
    String value() {
        return header.getValue();
    }

    /**
     * Whether a client has the response already. Compares weakly (RFC 9110, section 13.1.2). Jetty's parser of lists
     * splits weak tags in the wrong places. A tag of this site never contains a comma.
     *
     * @param known the values of the header {@code If-None-Match}
     */
    boolean isIn(List<String> known) {
        return known.stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(String::strip)
                .anyMatch(tag -> tag.equals(value()) || tag.equals("*") || value().equals("W/" + tag));
    }
}
