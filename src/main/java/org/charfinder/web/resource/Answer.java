package org.charfinder.web.resource;

import org.charfinder.query.QueryException;

/** Sends a response, or begins to. */
public interface Answer {

    /**
     * Sends the response.
     *
     * @throws HttpError if the request can't be answered as it is
     * @throws QueryException if its query can't be understood
     */
    void send() throws HttpError, QueryException;
}
