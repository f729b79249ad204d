package org.charfinder.web.resource;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Accept} of a request (RFC 9110, section 12.5.1). */
final class AcceptHeader {

    private static final String HTML = "text/html";

    private AcceptHeader() {}

    /** Whether the request has this header and it is not empty. */
    static boolean isPresent(Request request) {
        return request.getHeaders().getValuesList(HttpHeader.ACCEPT).stream()
                .anyMatch(list -> !list.replace(',', ' ').isBlank());
    }

    /** The media ranges in lower case, the preferred one first; empty if the header is missing or malformed. */
    static List<String> mediaRanges(Request request) {
        try {
            return request.getHeaders().getQualityCSV(HttpHeader.ACCEPT).stream()
                    .map(range -> range.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                    .toList();
        } catch (HttpException.RuntimeException e) { // a quoted string without an end
            return List.of();
        }
    }

    /** Whether the client names HTML, and prefers it to JSON. */
    static boolean prefersHtml(Request request) {
        return HTML.equals(preferred(request));
    }

    /** Whether the client names JSON, and prefers it to HTML. */
    static boolean prefersJson(Request request) {
        String preferred = preferred(request);
        return preferred != null && !preferred.equals(HTML);
    }

    /** HTML or a kind of JSON; null if the client names neither. */
    private static @Nullable String preferred(Request request) {
        return mediaRanges(request).stream()
                .filter(type -> type.equals(HTML) || type.endsWith("json"))
                .findFirst()
                .orElse(null);
    }
}
