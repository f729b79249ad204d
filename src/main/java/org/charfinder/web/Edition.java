package org.charfinder.web;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * What an answer is made from: as long as it is the same, the same is answered at the same address.
 *
 * @param tag as caches are told it (RFC 9110, section 8.8.3); weak, since the answer may be compressed or not
 */
record Edition(HttpField tag) {

    /** @param name may hold letters, digits and hyphens */
    static Edition of(String name) {
        return new Edition(new PreEncodedHttpField(HttpHeader.ETAG, "W/\"" + name + '"'));
    }

    /** One of several answers at one address. */
    Edition variant(String name) {
        String tagged = tag.getValue();
        return of(tagged.substring("W/\"".length(), tagged.length() - 1) + "-" + name);
    }
}
