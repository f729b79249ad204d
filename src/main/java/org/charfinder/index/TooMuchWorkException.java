package org.charfinder.index;

/** A query that would take so long that others had to wait. */
public final class TooMuchWorkException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooMuchWorkException() {
        super("a query that takes too long");
    }
}
