package org.charfinder.query;

/** Thrown for a query that can't be understood; the message is one line that says why. */
public class QueryException extends Exception {

    private static final long serialVersionUID = 1;

    QueryException(String message) {
        super(message);
    }
}
