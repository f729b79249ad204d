package org.charfinder.web;

import org.eclipse.jetty.http.HttpStatus;

/** A request that can't be answered; the message, one line, says why, and what would do. */
final class HttpError extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status of HTTP, from 400 */
    HttpError(int status, String message) {
        super(message, null, false, false); // nobody looks where it came from
        this.status = status;
    }

    static HttpError badRequest(String message) {
        return new HttpError(HttpStatus.BAD_REQUEST_400, message);
    }

    static HttpError notFound(String message) {
        return new HttpError(HttpStatus.NOT_FOUND_404, message);
    }

    int status() {
        return status;
    }
}
