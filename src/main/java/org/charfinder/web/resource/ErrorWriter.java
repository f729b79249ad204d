package org.charfinder.web.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
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
     * @param error the status, and what is wrong
     */
    public void write(Request request, Response response, Callback callback, HttpError error) {
        int status = error.status();
        String reason = HttpStatus.getMessage(status);
        if (AcceptHeader.prefersHtml(request)) {
            send(response, callback, status, ContentTypes.HTML, pages.error(status, reason, error.getMessage()));
        } else {
            send(response, callback, status, ContentTypes.PROBLEM, problem(reason, error));
        }
    }

    private static byte[] problem(String reason, HttpError error) {
        String suggestion = error.suggestion();
        return new JsonObject()
                .text("type", error.type().uri())
                .text(
                        "title",
                        error.type() == ProblemType.STATUS
                                ? reason
                                : error.type().title())
                .value("status", error.status())
                .text("detail", error.getMessage())
                .texts("suggestions", suggestion == null ? List.of() : List.of(suggestion))
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
