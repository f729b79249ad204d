package org.charfinder.web.resource;

import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;

/**
 * What a client says of the body of a request.
 *
 * @param media the media type in lower case, without parameters; empty if the client does not say it
 * @param encoded whether the body is in another encoding than UTF-8, or compressed
 */
record BodyType(String media, boolean encoded) {

    static BodyType of(HttpFields headers) {
        String type = headers.get(HttpHeader.CONTENT_TYPE);
        if (type == null) {
            return new BodyType("", headers.contains(HttpHeader.CONTENT_ENCODING));
        }
        String charset = MimeTypes.getCharsetFromContentType(type);
        boolean other = charset != null && !charset.equals(MimeTypes.UTF8) && !charset.equals("us-ascii");
        return new BodyType(
                type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT),
                other || headers.contains(HttpHeader.CONTENT_ENCODING));
    }
}
