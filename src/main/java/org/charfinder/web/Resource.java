package org.charfinder.web;

import org.charfinder.query.QueryException;

/** What answers at an address. Any number of threads may ask at once. */
interface Resource {

    /**
     * Answers a GET or a HEAD request, by one of the ways that the exchange has.
     *
     * @throws QueryException if a query can't be understood, which is the client's error
     */
    void get(Exchange exchange) throws HttpError, QueryException;
}
