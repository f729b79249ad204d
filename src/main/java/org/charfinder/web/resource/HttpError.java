package org.charfinder.web.resource;

import org.eclipse.jetty.http.HttpStatus;

/** A request that can't be answered. The message, one line, says what is wrong, and may say what to send instead. */
public final class HttpError extends Exception {

    private static final long serialVersionUID = 1;

    /** The HTTP status, from 400. */
    private final int status;

    /** What is wrong with the request. */
    private final String message;

    /**
     * An error with any status.
     *
     * @param status the HTTP status, from 400
     * @param message what is wrong with the request
     */
    public HttpError(int status, String message) {
        super(message, null, false, false); // no stack trace: the cause is the client's request
        this.status = status;
        this.message = message;
    }

    static HttpError badRequest(String message) {
        return new HttpError(HttpStatus.BAD_REQUEST_400, message);
    }

    static HttpError notFound(String message) {
        return new HttpError(HttpStatus.NOT_FOUND_404, message);
    }

    @Override
    public String getMessage() {
        return message;
    }

    /**
     * The HTTP status.
     *
     * @return from 400
     */
    public int status() {
        return status;
    }
}
