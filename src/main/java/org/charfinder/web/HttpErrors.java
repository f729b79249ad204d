package org.charfinder.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.charfinder.json.JsonObject;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Says what is wrong: with a page to those who would take one, with a problem (RFC 9457) to all others. Jetty calls it for
 * what never becomes a request of ours, such as one with headers that are too large.
 */
final class HttpErrors implements Request.Handler {

    /** What the template is filled with. */
    record View(int status, String reason, String message, String query) {}

    private static final HttpField CLOSE = new PreEncodedHttpField(HttpHeader.CONNECTION, "close");
    private static final HttpField ACCEPT = new PreEncodedHttpField(HttpHeader.VARY, "Accept");
    private static final HttpField PROBLEM = Exchange.contentType("application/problem+json");

    private final Pages pages;

    HttpErrors(Pages pages) {
        this.pages = pages;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Site.SECURITY.forEach(response.getHeaders()::put); // some may be there already
        int status = response.getStatus();
        if (status != HttpStatus.INTERNAL_SERVER_ERROR_500) {
            response.getHeaders().put(CLOSE); // who knows what follows a request that could not be read
        }
        write(request, response, callback, status, message(request, status));
        return true;
    }

    /** In our words, as far as we know better than Jetty. */
    private static String message(Request request, int status) {
        return switch (status) {
            case HttpStatus.URI_TOO_LONG_414 -> "the address is longer than " + WebServer.MAX_HEAD + " bytes";
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                "the headers are longer than " + WebServer.MAX_HEAD + " bytes";
            case HttpStatus.INTERNAL_SERVER_ERROR_500 -> "that is our fault, and in the log";
            default -> request.getAttribute(ErrorHandler.ERROR_MESSAGE) instanceof String message
                    ? message
                    : HttpStatus.getMessage(status);
        };
    }

    void write(Request request, Response response, Callback callback, int status, String message) {
        String reason = HttpStatus.getMessage(status);
        boolean forPeople = Exchange.accepted(request).stream()
                .filter(type -> type.equals("text/html") || type.endsWith("json"))
                .findFirst()
                .filter("text/html"::equals)
                .isPresent();
        byte[] body;
        if (forPeople) {
            body = pages.error(reason + " – charfinder", new View(status, reason, message, ""));
        } else {
            body = new JsonObject()
                    .text("title", reason)
                    .value("status", status)
                    .text("detail", message)
                    .toString()
                    .concat("\n")
                    .getBytes(UTF_8);
        }
        write(response, callback, status, forPeople ? Exchange.HTML : PROBLEM, body);
    }

    /** Answers with what is not kept by caches, and depends on what is accepted. */
    static void write(Response response, Callback callback, int status, HttpField type, byte[] body) {
        response.setStatus(status);
        response.getHeaders().remove(HttpHeader.ETAG);
        response.getHeaders().put(Exchange.KEEP_NEVER);
        response.getHeaders().ensureField(ACCEPT);
        response.getHeaders().put(type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
