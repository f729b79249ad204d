package org.charfinder.web.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.charfinder.json.JsonObject;
import org.charfinder.web.page.PageRenderer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Writes errors: an HTML page for a client that prefers HTML to JSON, otherwise a problem in JSON (RFC 9457). Any
 * thread may call.
 */
public final class ErrorWriter {

    private static final HttpField VARY_ACCEPT = new PreEncodedHttpField(HttpHeader.VARY, "Accept");

    private final PageRenderer pages;

    /**
     * Writes errors in the form of the site's pages.
     *
     * @param pages renders the HTML page
     */
    public ErrorWriter(PageRenderer pages) {
        this.pages = pages;
    }

    /**
     * Sends an error.
     *
     * @param request the request that can't be answered
     * @param response its response, of which nothing has been sent
     * @param callback is completed when the response has been sent, or has failed
     * @param status the HTTP status, from 400
     * @param message what is wrong, in one line
     */
    public void write(Request request, Response response, Callback callback, int status, String message) {
        String reason = HttpStatus.getMessage(status);
        if (AcceptHeader.prefersHtml(request)) {
            send(response, callback, status, ContentTypes.HTML, pages.error(status, reason, message));
        } else {
            send(response, callback, status, ContentTypes.PROBLEM, problem(status, reason, message));
        }
    }

    private static byte[] problem(int status, String reason, String message) {
        return new JsonObject()
                .text("title", reason)
                .value("status", status)
                .text("detail", message)
                .toString()
                .concat("\n")
                .getBytes(UTF_8);
    }

    /** Sends an error. Caches must not keep it, and it depends on {@code Accept}. */
    static void send(Response response, Callback callback, int status, HttpField type, byte[] body) {
        response.setStatus(status);
        response.getHeaders().remove(HttpHeader.ETAG);
        response.getHeaders().put(CacheControl.NO_STORE);
        response.getHeaders().ensureField(VARY_ACCEPT);
        response.getHeaders().put(type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
