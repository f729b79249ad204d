package org.charfinder.web.resource;

import org.charfinder.query.QueryException;

/** Answers the requests for one address, or for several of one kind. Any number of threads may call at once. */
@FunctionalInterface
public interface Resource {

    /**
     * Answers a GET or a HEAD request.
     *
     * @param exchange the request, and the response, which this method sends or begins to stream
     * @throws HttpError if the request can't be answered
     * @throws QueryException if a query can't be understood, which is an error of the client
     */
    void get(Exchange exchange) throws HttpError, QueryException;
}
