package org.charfinder.web.resource;

import org.charfinder.query.QueryException;

/** A resource that also answers POST requests. */
public interface PostResource extends Resource {

    /**
     * The longest body that the resource reads.
     *
     * @return in bytes, from 1; a longer body is refused with 413
     */
    int longestBody();

    /**
     * Answers a POST request. The thread may not wait for anything, but may compute for some time.
     *
     * @param exchange the request, and the response, which this method sends or begins to stream
     * @param body the whole body, not longer than {@link #longestBody}
     * @throws HttpError if the request can't be answered
     * @throws QueryException if a query can't be understood, which is an error of the client
     */
    void post(Exchange exchange, byte[] body) throws HttpError, QueryException;
}
