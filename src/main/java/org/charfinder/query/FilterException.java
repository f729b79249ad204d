package org.charfinder.query;

/** Thrown for a filter whose value does not exist. Unlike other mistakes, it is never read as text. */
final class FilterException extends QueryException {

    private static final long serialVersionUID = 1;

    FilterException(String message) {
        super(message);
    }
}
