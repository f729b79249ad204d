package org.charfinder.web;

import org.charfinder.web.resource.ErrorWriter;
import org.charfinder.web.resource.HttpError;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers the requests that Jetty refuses before they reach the router, such as one with too large headers, and those
 * for which a bug has ended the handling. Jetty sets the status before it calls.
 */
final class RefusedRequests implements Request.Handler {

    private final ErrorWriter errors;
    private final AllowedOrigins origins;
    private final int maxHead;

    /** @param maxHead the largest request line with all headers, in bytes */
    RefusedRequests(ErrorWriter errors, AllowedOrigins origins, int maxHead) {
        this.errors = errors;
        this.origins = origins;
        this.maxHead = maxHead;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        SecurityHeaders.put(response); // some of them may be there already
        origins.addHeaders(request, response);
        int status = response.getStatus();
        errors.write(request, response, callback, new HttpError(status, message(request, status)));
        return true;
    }

    /** What is wrong, in words of this site where Jetty's are not clear. */
    private String message(Request request, int status) {
        return switch (status) {
            case HttpStatus.URI_TOO_LONG_414 -> "the address is longer than " + maxHead + " bytes";
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> "the headers are longer than " + maxHead + " bytes";
            case HttpStatus.INTERNAL_SERVER_ERROR_500 -> "that is our fault, and in the log";
            default ->
                request.getAttribute(ErrorHandler.ERROR_MESSAGE) instanceof String message
                        ? message
                        : HttpStatus.getMessage(status);
        };
    }
}
