package org.charfinder.web.resource;

import static java.util.Objects.requireNonNull;

import org.charfinder.query.QueryException;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** A request that can't be answered. The message, one line, says what is wrong, and may say what to send instead. */
public final class HttpError extends Exception {

    private static final long serialVersionUID = 1;

    /** The HTTP status, from 400. */
    private final int status;

    /** What is wrong with the request. */
    private final String message;

    /** What kind of mistake it is. */
    private final ProblemType type;

    /** What to send instead of something mistyped; null if nothing is near. */
    private final @Nullable String suggestion;

    /**
     * An error with any status.
     *
     * @param status the HTTP status, from 400
     * @param message what is wrong with the request
     */
    public HttpError(int status, String message) {
        this(status, ProblemType.STATUS, message, null);
    }

    private HttpError(int status, ProblemType type, String message, @Nullable String suggestion) {
        super(message, null, false, false); // no stack trace: the cause is the client's request
        this.status = status;
        this.type = type;
        this.message = message;
        this.suggestion = suggestion;
    }

    static HttpError badRequest(ProblemType type, String message) {
        return badRequest(type, message, null);
    }

    static HttpError badRequest(ProblemType type, String message, @Nullable String suggestion) {
        return new HttpError(HttpStatus.BAD_REQUEST_400, type, message, suggestion);
    }

    /**
     * The error of a query that can't be understood.
     *
     * @param cause says why
     * @return an error of status 400
     */
    public static HttpError of(QueryException cause) {
        return badRequest(ProblemType.INVALID_QUERY, requireNonNull(cause.getMessage()), cause.suggestion());
    }

    static HttpError unknownCharacter(String message) {
        return new HttpError(HttpStatus.NOT_FOUND_404, ProblemType.UNKNOWN_CHARACTER, message, null);
    }

    static HttpError notFound(String message) {
        return new HttpError(HttpStatus.NOT_FOUND_404, message);
    }

    @Override
    public String getMessage() {
        return message;
    }

    ProblemType type() {
        return type;
    }

    @Nullable
    String suggestion() {
        return suggestion;
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
