package org.charfinder.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.charfinder.json.JsonObject;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Says what is wrong: with a page to those who would take one, with a problem (RFC 9457) to all others. Jetty calls it for
 * what never becomes a request of ours, such as one with headers that are too large.
 */
final class HttpErrors implements Request.Handler {

    /** What the template is filled with. */
    record View(int status, String reason, String message) {

        /** The box for the next query is empty. */
        String query() {
            return "";
        }
    }

    private static final String READ = HttpErrors.class.getName() + ".read";

    /** How long a client may keep its end open after we have closed ours. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    /** Each of some kilobytes: who goes on sending is not listened to for ever. */
    private static final int READS = 8;

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
        boolean wasRead = request.getAttribute(READ) != null;
        if (!wasRead) {
            response.getHeaders().put(CLOSE); // who knows what follows
        }
        write(request, response, wasRead ? callback : closing(request), status, message(request, status));
        return true;
    }

    /**
     * Marks a request as one that could be read. Of one that could not, the end must not be told to Jetty (12.1.14): it would
     * go on with the connection in another thread while this one still does, both would give back the same buffer, and then
     * two connections would share it, and what is in it.
     */
    static void markRead(Request request) {
        request.setAttribute(READ, true);
    }

    /** Closes the connection: our end when all is out, the other one when the client has closed its own, or had the time. */
    private static Callback closing(Request request) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        Runnable close = () -> {
            endPoint.shutdownOutput();
            if (hasEnded(endPoint)) {
                endPoint.close();
            } else {
                request.getComponents().getScheduler().schedule(endPoint::close, LINGER.toSeconds(), TimeUnit.SECONDS);
            }
        };
        return Callback.from(close, failure -> endPoint.close());
    }

    /** Whether a client has said all; what it has said until now is thrown away, or to close would take the answer from it. */
    private static boolean hasEnded(EndPoint endPoint) {
        ByteBuffer rest = BufferUtil.allocate(WebServer.MAX_HEAD);
        try {
            int filled = endPoint.fill(rest);
            for (int i = 1; filled > 0 && i < READS; i++) {
                BufferUtil.clear(rest);
                filled = endPoint.fill(rest);
            }
            return filled < 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** In our words, as far as we know better than Jetty. */
    private static String message(Request request, int status) {
        return switch (status) {
            case HttpStatus.URI_TOO_LONG_414 -> "the address is longer than " + WebServer.MAX_HEAD + " bytes";
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                "the headers are longer than " + WebServer.MAX_HEAD + " bytes";
            case HttpStatus.INTERNAL_SERVER_ERROR_500 -> "that is our fault, and in the log";
            default ->
                request.getAttribute(ErrorHandler.ERROR_MESSAGE) instanceof String message
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
            body = pages.error(reason + " – charfinder", new View(status, reason, message));
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
