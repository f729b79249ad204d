package org.charfinder.query;

/** A query that can't be what was meant; the message is one line that says why. */
public final class QueryException extends Exception {

    private static final long serialVersionUID = 1;

    QueryException(String message) {
        super(message);
    }
}
